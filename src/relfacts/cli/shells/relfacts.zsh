#compdef relfacts
# Completion of relfacts in zsh.
_relfacts() {
    local line
    local -a values shown
    while IFS= read -r line; do
        if [[ $line == :files ]]; then
            _files
            return
        fi
        values+=("${line%%$'\t'*}")
        shown+=("${line//$'\t'/  -- }")
    done < <(_RELFACTS_COMPLETE=raw_zsh "$words[1]" "${(@)words[2,CURRENT]}" 2>/dev/null)
    [[ $PREFIX == --*=* ]] && compset -P '*='
    compadd -V relfacts -l -d shown -a values
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _relfacts "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
    compdef _relfacts relfacts
fi
