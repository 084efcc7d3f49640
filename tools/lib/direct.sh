# Running a command where it stands, with a Python that has dolfinx already.

settings=(  # what the libraries need; a value of the user's own wins
    "OMP_NUM_THREADS=${OMP_NUM_THREADS:-1}"               # MPI ranks are the parallelism
    "SCOTCH_PTHREAD_NUMBER=${SCOTCH_PTHREAD_NUMBER:-1}"   # more threads make partitioning slower
    "OMPI_ALLOW_RUN_AS_ROOT=1"                            # root is usual in containers
    "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1"
    "ADIOS2_ALWAYS_USE_MPI=1"                             # else adios2 looks for its serial half
)
oversubscribe=(  # more MPI ranks than cores may run: Open MPI 4, Open MPI 5
    OMPI_MCA_rmaps_base_oversubscribe=1
    PRTE_MCA_rmaps_default_mapping_policy=:oversubscribe
)

# Asks without importing dolfinx, which takes a second. dolfinx 0.5 of Debian 12 does not count.
has_dolfinx='
import importlib.metadata, importlib.util, sys
try:
    version = importlib.metadata.version("fenics-dolfinx")
    recent = [int(number) for number in version.split(".")[:2]] >= [0, 9]
except (importlib.metadata.PackageNotFoundError, ValueError):
    recent = False
sys.exit(not (recent and importlib.util.find_spec("dolfinx")))
'

python_with_dolfinx() {  # prints the first python3 on the PATH that finds dolfinx
    local python
    while read -r python; do
        "$python" -c "$has_dolfinx" </dev/null 2>/dev/null && echo "$python" && return
    done < <(type -ap python3)
    return 1
}

run_directly() {  # run_directly PYTHON CMD...: becomes CMD; its python3 is PYTHON
    local path=$tools/bin folder
    folder=$(dirname "$1")
    [[ $(command -v python3) == "$(command -v "$1")" ]] || path+=:$folder
    exec env "${settings[@]}" PATH="$path:$PATH" PYTHONPATH="$checkout${PYTHONPATH:+:$PYTHONPATH}" "${@:2}"
}
