# SPDX-License-Identifier: Apache-2.0
# The installer for Windows (NSIS): the app with Qt and the libraries of vcpkg beside it, the command line, the hub of
# the demonstration. packaging/windows/README.md says what of it is tested.
set(CPACK_GENERATOR NSIS)
set(CPACK_PACKAGE_INSTALL_DIRECTORY "NQI Inspector")
set(CPACK_PACKAGE_EXECUTABLES nqi-inspector "NQI Inspector")
set(CPACK_CREATE_DESKTOP_LINKS nqi-inspector)
set(CPACK_NSIS_DISPLAY_NAME "NQI Inspector ${PROJECT_VERSION}")
set(CPACK_NSIS_PACKAGE_NAME "NQI Inspector")
set(CPACK_NSIS_MUI_ICON "${NQI_PACKAGED}/nqi-inspector.ico")
set(CPACK_NSIS_MUI_UNIICON "${NQI_PACKAGED}/nqi-inspector.ico")
set(CPACK_NSIS_INSTALLED_ICON_NAME "bin\\\\nqi-inspector.exe")
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
set(CPACK_NSIS_MODIFY_PATH ON) # `nqi` in a console
set(CPACK_NSIS_MANIFEST_DPI_AWARE ON)
# Findings lie in the person's own folder: neither an upgrade nor the removal touches them.

if(TARGET nqi-inspector)
    qt_generate_deploy_qml_app_script(TARGET nqi-inspector OUTPUT_SCRIPT script)
    install(SCRIPT "${script}" COMPONENT inspector)
endif()
