# SPDX-License-Identifier: Apache-2.0
# The app and the command line, and what a desktop wants to know of them.
include(NqiPackageParts)
nqi_programs(inspector nqi-inspector nqi-inspector nqi)
nqi_manual(inspector nqi.1 nqi)
nqi_manual(inspector nqi-inspector.1 nqi-inspector)
find_package(Qt6 REQUIRED COMPONENTS Gui)
set(icon "${CMAKE_SOURCE_DIR}/resources/nqi-inspector.svg")
add_executable(nqi_draw_icon "${NQI_PACKAGING}/desktop/draw_icon.cpp")
target_link_libraries(nqi_draw_icon PRIVATE nqi_flags Qt6::Gui)

# nqi_drawn(SIZE FILE): the icon in one size; the file's ending says in which format.
function(nqi_drawn size file)
    nqi_packaged("${file}"
        COMMAND ${CMAKE_COMMAND} -E env QT_QPA_PLATFORM=offscreen $<TARGET_FILE:nqi_draw_icon> "${icon}" ${size} "${NQI_PACKAGED}/${file}"
        DEPENDS nqi_draw_icon "${icon}")
    set(NQI_PACKAGE_FILES ${NQI_PACKAGE_FILES} PARENT_SCOPE)
endfunction()

if(WIN32)
    nqi_drawn(256 nqi-inspector.ico)
    return()
endif()
nqi_debian_files(inspector nqi-inspector)
nqi_configured(desktop/nqi-inspector.desktop "${CMAKE_INSTALL_DATADIR}/applications" inspector)
nqi_configured(desktop/vn.nqi.inspector.metainfo.xml.in "${CMAKE_INSTALL_DATADIR}/metainfo" inspector)
install(FILES "${NQI_PACKAGING}/desktop/70-nqi-scanners.rules" DESTINATION lib/udev/rules.d COMPONENT inspector)
install(FILES "${CMAKE_SOURCE_DIR}/README.md" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/nqi-inspector" COMPONENT inspector)

set(icons "${CMAKE_INSTALL_DATADIR}/icons/hicolor")
install(FILES "${icon}" DESTINATION "${icons}/scalable/apps" COMPONENT inspector)
foreach(size 16 24 32 48 64 128 256 512)
    nqi_drawn(${size} "nqi-inspector-${size}.png")
    install(FILES "${NQI_PACKAGED}/nqi-inspector-${size}.png" DESTINATION "${icons}/${size}x${size}/apps"
        RENAME nqi-inspector.png COMPONENT inspector)
endforeach()
