; Windows associates files by their last extension, and many programs use .json: the installer adds Rheobase to Open With, and does
; not change the default program.
!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Rheobase.Experiment" "" "Rheobase experiment"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Rheobase.Experiment\DefaultIcon" "" "$appExe,0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Rheobase.Experiment\shell\open\command" "" '"$appExe" "%1"'
  WriteRegNone SHELL_CONTEXT "Software\Classes\.json\OpenWithProgids" "Rheobase.Experiment"
!macroend

!macro customUnInstall
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.json\OpenWithProgids" "Rheobase.Experiment"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Rheobase.Experiment"
!macroend
