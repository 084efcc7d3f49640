# Which mirror to build from: the host's own apt knows, whatever the format of its sources.

listed_mirrors() {  # prints the repositories with a component "main", as apt reads its sources
    if [[ ${CHEMOMECH_MIRROR-} ]]; then
        echo "${CHEMOMECH_MIRROR%/}"
        return
    fi
    # --no-release-info: also before the first apt-get update. A suite with a dash is an add-on, like -security.
    apt-get indextargets --no-release-info --format '$(COMPONENT) $(RELEASE) $(REPO_URI)' 'Created-By: Packages' |
        awk '$1 == "main" && $2 !~ /-/ { sub("/$", "", $3); if (!seen[$3]++) print $3 }' |
        while read -r uri; do
            case $uri in
                mirror+file:*) awk '!/^#/ && NF { sub("/$", "", $1); print $1 }' "${uri#mirror+file:}" ;;
                *) echo "$uri" ;;
            esac
        done
}

debian_mirror() {  # prints the first of them that has the suite; debootstrap checks its signature
    local uri answer
    answer=$(mktemp)
    for uri in $(listed_mirrors); do
        if apt-helper download-file "$uri/dists/$suite/InRelease" "$answer" &>>"$log"; then
            echo "$uri"
            break
        fi
    done
    rm -f "$answer"
}

# What apt needs in the root to reach the mirror as the host does. Hooks and index targets stay out:
# they call programs that the root does not have.
apt_settings() {
    apt-config dump | grep -E '^Acquire::(http|https|Retries|ForceIPv|Check-Valid-Until|Check-Date)' |
        grep -vi 'auto-\?detect\|::CaInfo' || true
    cat <<'END'
Acquire::Languages "none";
Acquire::https::CaInfo "/etc/apt/certificates-of-host.pem";
APT::Install-Recommends "0";
APT::Sandbox::User "root";
Dpkg::Use-Pty "0";
Dpkg::Options:: "--force-unsafe-io";
END
}

host_certificates() {  # prints the CA bundle the host trusts, if it has one
    local own=
    eval "$(apt-config shell own Acquire::https::CaInfo/f)"
    cat "${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}" ${own:+"$own"} 2>/dev/null || true
}
