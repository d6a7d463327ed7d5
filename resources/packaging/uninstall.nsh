; Uninstalling leaves the local data unless the person answers otherwise. A silent run asks nothing and leaves it; with
; --delete-app-data it is wiped (the installer's own switch). An update runs the uninstaller too: it never asks.
!macro customUnInstall
  ${ifNot} ${isUpdated}
  ${andIfNot} ${Silent}
    StrCpy $R6 "Also delete your local Duebook data?$\r$\n$\r$\nWhat has not reached the server yet would be lost."
    ${if} $LANGUAGE == 1031
      StrCpy $R6 "Auch Ihre lokalen Daten von Duebook löschen?$\r$\n$\r$\nWas noch nicht auf dem Server angekommen ist, ginge verloren."
    ${endIf}
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$R6" IDNO duebookLeavesData
    SetShellVarContext current
    RMDir /r "$APPDATA\${APP_PACKAGE_NAME}"
    ${if} $installMode == "all"
      SetShellVarContext all
    ${endIf}
    duebookLeavesData:
  ${endIf}
!macroend
