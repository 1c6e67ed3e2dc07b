; Windows tells files by their last ending, and .json is everybody's: the installer offers Rheobase under Open With and leaves
; alone which program opens such a file.
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
