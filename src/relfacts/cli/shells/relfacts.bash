# Completion of relfacts in bash.
_relfacts() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ $line == :files ]]; then
            compopt -o default
            return
        fi
        COMPREPLY+=("${line%%$'\t'*}")
    done < <(_RELFACTS_COMPLETE=raw_bash "$1" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    # Readline quotes what has blanks in it only if it takes it for the name of a file.
    compopt -o filenames -o nosort 2>/dev/null
}
complete -F _relfacts relfacts
