# Building or updating the root folder, in stages that can be interrupted at any time:
#
#   $root.new       a half debootstrap, thrown away by the next call
#   $root           a base system; with a stamp (see root.sh) it is ready, without one apt goes on
#   $root.debs      downloaded packages, until the root is ready
#   $root.lock      locked by the call that builds, and by what it started
#   $root.log       what the tools said
. "$tools/lib/mirror.sh"
. "$tools/lib/stage.sh"

log=$root.log
stamp_file=$root/etc/chemomech-stamp
unfinished=$root/etc/chemomech-unfinished    # holds the boot id, see below
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

build_root() {
    mkdir -p "${root%/*}"
    exec 9>>"$root.lock"
    flock -n 9 || { say "another call is setting up $suite, waiting for it"; flock 9; }
    if ! root_is_ready; then
        : >"$log"
        set_up
    fi
    exec 9>&-
}

set_up() {
    local mirror boot resumed=
    PATH+=:/usr/local/sbin:/usr/sbin:/sbin:/usr/lib/apt    # su keeps an ordinary user's PATH
    boot=$(cat /proc/sys/kernel/random/boot_id)

    # dpkg does not wait for the disk while the root is built (--force-unsafe-io). That survives
    # kill -9 but not a loss of power, so what an earlier boot left unfinished is not trusted.
    if [[ -e $unfinished && $(<"$unfinished") != "$boot" ]]; then
        discard "$root"
    fi

    if [[ -e $stamp_file ]]; then
        say "the package list has changed: updating $root"
    elif [[ -d $root ]]; then
        resumed=yes
        say "going on with the unfinished $root"
    else
        say "setting up Debian $suite with dolfinx in $root"
        say "this happens once, loads about 0.8 GB and takes a few minutes; log: $log"
        enough_space
    fi

    if [[ ! -e $keyring ]] || ! command -v debootstrap >/dev/null; then
        stage "debootstrap for this host" get_debootstrap
    fi
    mirror=$(debian_mirror)
    [[ $mirror ]] || ways_to_install "no mirror in this host's apt sources has Debian $suite, or none answers
  (asked: $(listed_mirrors | xargs); CHEMOMECH_MIRROR=URL names another)"

    [[ -d $root ]] || stage "base system" make_base
    settings_of_host
    stage "packages: download" load_packages
    echo "$boot" >"$unfinished"
    rm -f "$stamp_file"
    attempt "packages: install" install_packages
    if ((failed)); then
        [[ $resumed ]] || give_up "packages: install"
        say "the unfinished root cannot be mended, starting over"
        discard "$root"
        set_up
        return
    fi
    attempt "packages from PyPI" install_from_pypi
    ((!failed)) || say "warning: no ruff, so 'make lint' will not work (see $log); remove $stamp_file to try again"
    stage "writing to disk" finish
    say "$root is ready"
}

enough_space() {
    local free
    free=$(df --output=avail -B1M "${root%/*}" | tail -n 1)
    ((free > 5000)) || fail "5 GB are needed in ${root%/*} and $free MB are free; CHEMOMECH_ROOTS=DIR puts it elsewhere"
}

discard() {  # discard FOLDER: deletes it, unless something of the host is mounted below
    if grep -qF " $1/" /proc/self/mountinfo; then
        fail "something is mounted below $1; unmount it first"
    fi
    rm -rf --one-file-system -- "$1"
}

get_debootstrap() {
    local get=(apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=300 debootstrap debian-archive-keyring)
    export DEBIAN_FRONTEND=noninteractive
    "${get[@]}" || { apt-get update || true; "${get[@]}"; }
}

make_base() {
    local script=/usr/share/debootstrap/scripts/$suite
    local http_proxy=${http_proxy-}
    [[ $http_proxy ]] || eval "$(apt-config shell http_proxy Acquire::http::Proxy)"    # debootstrap loads with wget
    [[ $http_proxy ]] && export http_proxy
    [[ -e $script ]] || script=${script%/*}/sid    # an older debootstrap; all newer suites are built alike
    discard "$root.new"
    mkdir -p "$root.debs"
    unshare --mount --propagation private \
        debootstrap --variant=minbase --force-check-gpg --keyring="$keyring" --cache-dir="$root.debs" \
        "$suite" "$root.new" "$mirror" "$script"
    cat /proc/sys/kernel/random/boot_id >"$root.new/etc/chemomech-unfinished"
    mv -T "$root.new" "$root"
}

settings_of_host() {
    local etc=$root/etc
    cp -L /etc/resolv.conf /etc/hosts "$etc/"
    if [[ -e /etc/pip.conf ]]; then cp -L /etc/pip.conf "$etc/"; fi
    echo "deb $mirror $suite main" >"$etc/apt/sources.list"
    apt_settings >"$etc/apt/apt.conf.d/90chemomech"
    host_certificates >"$etc/apt/certificates-of-host.pem"
    # documentation is a tenth of the files
    printf 'path-exclude=/usr/share/%s/*\n' doc man locale >"$etc/dpkg/dpkg.cfg.d/chemomech"
    echo 'path-include=/usr/share/doc/*/copyright' >>"$etc/dpkg/dpkg.cfg.d/chemomech"
}

in_root() {  # in_root CMD...: the root with nothing of the host but its devices, for apt
    local inside
    environment_inside
    unshare --mount --propagation private bash -euc '
        root=$1; shift
        for system in /proc /sys /dev; do mount --rbind $system "$root$system"; done
        mount --bind "$root.debs" "$root/var/cache/apt/archives"
        exec chroot "$root" env -i "$@"
    ' in_root "$root" "${inside[@]}" TMPDIR=/tmp DEBIAN_FRONTEND=noninteractive "$@"
}

load_packages() {
    mkdir -p "$root.debs"
    in_root dpkg --configure -a || true    # after an interruption; the rest is mended by the installation
    in_root apt-get update -q
    in_root apt-get install -q -y --fix-broken --download-only $(package_list)
}

install_packages() {
    in_root apt-get install -q -y --fix-broken $(package_list)
    if [[ -s $root/etc/apt/certificates-of-host.pem ]]; then
        cp "$root/etc/apt/certificates-of-host.pem" "$root/etc/ssl/certs/ca-certificates.crt"
    fi
}

install_from_pypi() {
    (PIP_REQUIRE_VIRTUALENV=0 PIP_USER=0 enter_root python3 -m pip install --no-deps --break-system-packages \
        --root-user-action=ignore --disable-pip-version-check -r "$tools/requirements.txt")
}

finish() {
    rm -rf "$root.debs"
    sync -f "$root"
    stamp >"$stamp_file.new"
    rm -f "$unfinished"
    mv "$stamp_file.new" "$stamp_file"
}
