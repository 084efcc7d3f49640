# The root folder: whether it is ready, and how to enter it.

package_list() { sed 's/ *#.*//; /^$/d' "$tools/packages.txt"; }

stamp() {  # what the root is made of; written as its last file
    local hash
    hash=$(cat <(package_list) "$tools/requirements.txt" | sha256sum)
    echo "$suite ${hash%% *}"
}

root_is_ready() { [[ -r $root/etc/chemomech-stamp && $(<"$root/etc/chemomech-stamp") == "$(stamp)" ]]; }

why_no_root() {  # prints why a root can neither be built nor entered; fails if it can
    if [[ $(id -u) != 0 ]]; then
        echo "you are not root (as root on Debian it is set up by itself)"
    elif ! command -v apt-get >/dev/null; then
        echo "this is no Debian-like system: there is no apt"
    elif ! unshare --mount --propagation private true 2>/dev/null; then
        echo "this container may not mount anything"
    else
        return 1
    fi
}

# Variables that mean something inside; PATH, PYTHON*, LD_* and the like belong to the host.
passed='^(HOME|USER|LOGNAME|TERM|COLORTERM|COLUMNS|LINES|TZ|TMPDIR|DISPLAY|CI|NO_COLOR|FORCE_COLOR|PETSC_OPTIONS'
passed+='|(http|https|no|all)_proxy|(HTTP|HTTPS|NO|ALL)_PROXY'
passed+='|(CHEMOMECH|GIT|HYPOTHESIS|MPL|OMPI_MCA|PIP|PRTE_MCA|PYTEST|PYVISTA|XDG)_?[A-Z_]*)='

environment_inside() {  # fills the array `inside` with NAME=VALUE
    local line oversubscribe=PRTE_MCA_mapby
    [[ $suite == trixie ]] && oversubscribe=PRTE_MCA_rmaps_default_mapping_policy    # Open MPI before 6
    inside=()
    while IFS= read -r -d '' line; do
        [[ $line =~ $passed ]] && inside+=("$line")
    done < <(env -0)
    inside+=(
        "${settings[@]}"
        PATH="$tools/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        PYTHONPATH="$checkout" PYTHONNOUSERSITE=1 LC_ALL=C.UTF-8
        OMPI_MCA_btl=self,sm                           # one machine; silences a warning
        "$oversubscribe=:oversubscribe"                # more ranks than cores may run
        PIP_CERT=/etc/ssl/certs/ca-certificates.crt    # the host's bundle, copied in
        CHEMOMECH_INSIDE="$suite"
    )
}

# Runs in a mount namespace of its own, so nothing of this is ever seen by the host.
# Everything on the host that is not a system directory appears inside at the same path.
mount_and_enter='
root=$1 here=$2; shift 2
show() { mkdir -p "$root$1" && mount --rbind "$1" "$root$1"; }
for top in /*; do
    case $top in
        /bin | /boot | /etc | /lib* | /lost+found | /run | /sbin | /usr | /var) ;;
        *) [[ ! -d $top ]] || show "$top" || echo "tools/fx: $top cannot be seen inside" >&2 ;;
    esac
done
show /var/tmp
for place in "$here" "$HOME" "$checkout"; do    # when they lie in a system directory, e.g. /var/lib/ci
    [[ $(ls -A "$root$place" 2>/dev/null) ]] || show "$place"
done
exec unshare --root="$root" --wd="$here" env -i "$@"
'

enter_root() {  # enter_root CMD...: becomes CMD inside the root, in the current directory
    local inside
    environment_inside
    checkout=$checkout exec unshare --mount --propagation private \
        bash -euc "$mount_and_enter" enter "$root" "$PWD" "${inside[@]}" "$@"
}
