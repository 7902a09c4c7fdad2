# Completion of relfacts in fish.
function __relfacts_offered
    set -l words (commandline --tokenize --cut-at-cursor --current-process)
    set -l begun (commandline --cut-at-cursor --current-token)
    set -l offered (_RELFACTS_COMPLETE=raw_fish $words[1] $words[2..-1] "$begun" 2>/dev/null)
    if test "$offered" = :files
        __fish_complete_path (commandline --current-token)
        return
    end
    printf '%s\n' $offered
end
complete --command relfacts --erase
complete --command relfacts --no-files --keep-order --arguments '(__relfacts_offered)'
