# Debian 13 with the environment and the program:
#
#   docker build -t chemomech .
#   docker run --rm -it -v "$PWD:/chemomech" chemomech          a shell in this checkout
#   docker run --rm -v "$PWD:/chemomech" chemomech make test
FROM debian:13

COPY tools/packages.txt tools/requirements.txt /usr/local/share/chemomech/
RUN apt-get update \
 && sed 's/ *#.*//; /^$/d' /usr/local/share/chemomech/packages.txt \
    | DEBIAN_FRONTEND=noninteractive xargs apt-get install -y --no-install-recommends \
 && rm -rf /var/lib/apt/lists/*
RUN python3 -m pip install --no-cache-dir --no-deps --break-system-packages --root-user-action=ignore \
    -r /usr/local/share/chemomech/requirements.txt

# a container is one machine and runs as root; the reasons are in tools/lib/direct.sh
ENV LC_ALL=C.UTF-8 \
    OMP_NUM_THREADS=1 \
    SCOTCH_PTHREAD_NUMBER=1 \
    ADIOS2_ALWAYS_USE_MPI=1 \
    OMPI_ALLOW_RUN_AS_ROOT=1 \
    OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 \
    OMPI_MCA_btl=self,sm \
    PRTE_MCA_rmaps_default_mapping_policy=:oversubscribe

WORKDIR /chemomech
COPY . .
RUN python3 -m pip install --no-cache-dir --no-deps --no-build-isolation --break-system-packages \
    --root-user-action=ignore -e .
CMD ["bash"]
