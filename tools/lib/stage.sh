# A stage of the build: runs into the log, shows its progress, can be interrupted.

stage() {  # stage TITLE CMD...: gives up if CMD fails
    attempt "$@"
    ((!failed)) || give_up "$1"
}

# Says in the variable `failed` how it went. It must not be called in a condition: bash would then
# ignore `set -e` in all that it calls.
attempt() {  # attempt TITLE CMD...
    local title=$1 worker timer began=$SECONDS shown=-15
    echo "== $title" >>"$log"
    set -m    # a process group of its own, so that an interruption ends all of it
    "${@:2}" </dev/null >>"$log" 2>&1 &
    worker=$!
    set +m
    trap 'interrupted "$worker"' INT TERM HUP
    while kill -0 "$worker" 2>/dev/null; do
        if [[ -t 2 ]]; then
            printf '\r\e[K%s' "$(progress "$title" "$began")" >&2
        elif ((SECONDS - shown >= 15)); then
            progress "$title" "$began" >&2
            shown=$SECONDS
        fi
        sleep 0.5 </dev/null &>/dev/null 9>&- &
        timer=$!
        wait -n "$worker" "$timer" || true    # ends with whichever ends first
        kill "$timer" 2>/dev/null && wait "$timer" || true
    done
    failed=0
    wait "$worker" || failed=$?
    trap - INT TERM HUP
    if [[ -t 2 ]]; then printf '\r\e[K' >&2; fi
    progress "$title" "$began" >&2
}

progress() {  # progress TITLE BEGAN: one line; packages are counted in this stage's part of the log
    awk -v title="$1" -v seconds="$((SECONDS - $2))" '
        /^== / { total = base = loaded = unpacked = ready = 0 }
        /^I: (Extracting|Unpacking) / { base++ }
        /newly installed/ { total = $1 + $3; loaded = 0 }
        /^Get:[0-9]/ { loaded++ }
        /^Unpacking / { unpacked++ }
        /^Setting up / { ready++ }
        END {
            if (base) count = ": " base " packages unpacked"
            if (total && !unpacked && loaded) count = ": " loaded " of " total
            if (unpacked || ready) count = ": " unpacked " unpacked, " ready " set up, of " total
            printf "tools/fx: %s%s, %d s\n", title, count, seconds
        }' "$log"
}

interrupted() {
    kill -TERM -- "-$1" 2>/dev/null
    wait "$1" || true
    echo >&2
    say "interrupted; the same command will go on from here"
    exit 130
}

give_up() {  # give_up TITLE
    say "failed in the stage '$1'; the end of $log:"
    tail -n 8 "$log" | sed 's/^/  /' >&2
    exit 1
}
