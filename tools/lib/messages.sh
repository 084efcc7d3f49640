# What the launcher says, always on stderr: stdout belongs to the command.

say() { echo "tools/fx: $*" >&2; }

fail() {
    say "$*"
    exit 1
}

ways_to_install() {  # ways_to_install REASON
    cat >&2 <<END
tools/fx: dolfinx 0.9 or newer is not installed, and it cannot be set up here:
  $1

Three ways to install it:

  1. Debian 13, or Ubuntu with the FEniCS archive (add-apt-repository ppa:fenics-packages/fenics):
       sed 's/ *#.*//' tools/packages.txt | xargs sudo apt-get install -y --no-install-recommends
  2. conda:
       conda env create -f environment.yml && conda activate chemomech
  3. Docker:
       docker build -t chemomech . && docker run --rm -it -v "\$PWD:/chemomech" chemomech

Then say the same command again.
END
    exit 1
}
