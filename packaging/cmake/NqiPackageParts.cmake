# SPDX-License-Identifier: Apache-2.0
# What both packages have: programs, manual pages, the bill of materials, and what Debian asks of each package.
include_guard(GLOBAL)

# Debian packages whose code or data is compiled into the programs: their headers are all there is, or we take them in.
# A test compares this list with the headers that the compiler really read.
set(NQI_COMPILED_INTO_hub libcli11-dev nlohmann-json3-dev)
set(NQI_COMPILED_INTO_inspector libcli11-dev nlohmann-json3-dev fonts-noto-core)

find_program(NQI_DPKG_QUERY dpkg-query)
if(NQI_DPKG_QUERY)
    set(NQI_BILL_DEFAULT ON)
else()
    set(NQI_BILL_DEFAULT OFF)
endif()
option(NQI_BILL "Make the bills of materials and third-party notices, from Debian's package database" ${NQI_BILL_DEFAULT})

# nqi_programs(COMPONENT PACKAGE TARGET...)
function(nqi_programs component package)
    install(TARGETS ${ARGN} RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT ${component})
    if(NOT NQI_BILL)
        return()
    endif()
    foreach(target IN LISTS ARGN)
        list(APPEND programs "$<TARGET_FILE:${target}>")
    endforeach()
    if(component STREQUAL inspector)
        set(qml --qml "${CMAKE_SOURCE_DIR}/ui")
    endif()
    add_custom_command(OUTPUT "${NQI_PACKAGED}/${package}.spdx.json" "${NQI_PACKAGED}/${package}.THIRD-PARTY"
        COMMAND Python3::Interpreter -B "${NQI_PACKAGING}/licences/bill.py" --name ${package} --version ${PROJECT_VERSION}
            --created ${NQI_INSTANT} --compiled-in "${NQI_COMPILED_INTO_${component}}" ${qml}
            --spdx "${NQI_PACKAGED}/${package}.spdx.json" --notices "${NQI_PACKAGED}/${package}.THIRD-PARTY" ${programs}
        DEPENDS ${ARGN} "${NQI_PACKAGING}/licences/bill.py" "${NQI_PACKAGING}/licences/copyright.py"
            "${NQI_PACKAGING}/licences/linked.py" "${NQI_PACKAGING}/licences/loaded.py" "${NQI_PACKAGING}/licences/notices.py"
        COMMENT "Bill of materials of ${package}" VERBATIM)
    # Programs may not depend on what lies in doc, and the app shows these.
    install(FILES "${NQI_PACKAGED}/${package}.spdx.json" DESTINATION "${CMAKE_INSTALL_DATADIR}/${package}" COMPONENT ${component})
    install(FILES "${NQI_PACKAGED}/${package}.THIRD-PARTY" DESTINATION "${CMAKE_INSTALL_DATADIR}/${package}"
        RENAME THIRD-PARTY COMPONENT ${component})
    set(NQI_PACKAGE_FILES ${NQI_PACKAGE_FILES} "${NQI_PACKAGED}/${package}.spdx.json" "${NQI_PACKAGED}/${package}.THIRD-PARTY" PARENT_SCOPE)
endfunction()

# nqi_manual(COMPONENT PAGE TARGET): what a program can do is taken from its own help, what it is from PAGE.in.
function(nqi_manual component page target)
    if(WIN32)
        return()
    endif()
    get_filename_component(section "${page}" LAST_EXT)
    string(SUBSTRING "${section}" 1 1 section)
    configure_file("${NQI_PACKAGING}/man/${page}.in" "${NQI_PACKAGED}/${page}.words" @ONLY)
    add_custom_command(OUTPUT "${NQI_PACKAGED}/${page}"
        COMMAND Python3::Interpreter -B "${NQI_PACKAGING}/man/manual.py" "${NQI_PACKAGED}/${page}.words" "$<TARGET_FILE:${target}>"
            "${NQI_PACKAGED}/${page}"
        DEPENDS ${target} "${NQI_PACKAGED}/${page}.words" "${NQI_PACKAGING}/man/manual.py" "${NQI_PACKAGING}/man/help_text.py"
        COMMENT "Manual page ${page}" VERBATIM)
    nqi_packaged("${page}.gz" COMMAND gzip -9nkf "${NQI_PACKAGED}/${page}" DEPENDS "${NQI_PACKAGED}/${page}")
    install(FILES "${NQI_PACKAGED}/${page}.gz" DESTINATION "${CMAKE_INSTALL_MANDIR}/man${section}" COMPONENT ${component})
    set(NQI_PACKAGE_FILES ${NQI_PACKAGE_FILES} "${NQI_PACKAGED}/${page}" PARENT_SCOPE)
endfunction()

# nqi_debian_files(COMPONENT PACKAGE): copyright, changelog, and what lintian may overlook, with the reason.
function(nqi_debian_files component package)
    set(doc "${CMAKE_INSTALL_DATADIR}/doc/${package}")
    install(FILES "${NQI_PACKAGING}/debian/copyright" DESTINATION "${doc}" COMPONENT ${component})
    set(NQI_PACKAGE ${package})
    configure_file("${NQI_PACKAGING}/debian/changelog.in" "${NQI_PACKAGED}/${package}.changelog" @ONLY)
    nqi_packaged("${package}.changelog.gz" COMMAND gzip -9nkf "${NQI_PACKAGED}/${package}.changelog"
        DEPENDS "${NQI_PACKAGED}/${package}.changelog")
    install(FILES "${NQI_PACKAGED}/${package}.changelog.gz" DESTINATION "${doc}" RENAME changelog.gz COMPONENT ${component})
    if(EXISTS "${NQI_PACKAGING}/debian/${package}.lintian")
        install(FILES "${NQI_PACKAGING}/debian/${package}.lintian" DESTINATION "${CMAKE_INSTALL_DATADIR}/lintian/overrides"
            RENAME ${package} COMPONENT ${component})
    endif()
    set(NQI_PACKAGE_FILES ${NQI_PACKAGE_FILES} PARENT_SCOPE)
endfunction()
