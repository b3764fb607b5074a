# SPDX-License-Identifier: Apache-2.0
# What is installed where, and the packages that CPack makes of it: `nqi-inspector` (the app and the command line) and
# `nqi-hub`. The files that are made for them are a part of every build, so that a package is only a matter of packing.
include(GNUInstallDirs)
find_package(Python3 REQUIRED COMPONENTS Interpreter)

set(NQI_MAINTAINER "NQI Inspector <nqi-inspector@packages.invalid>" CACHE STRING
    "Who answers for the packages that are built here: Name <address>")
set(NQI_PACKAGING "${CMAKE_SOURCE_DIR}/packaging")
set(NQI_PACKAGED "${CMAKE_BINARY_DIR}/packaged")
set(NQI_PACKAGE_FILES)
# The day of the version: that of the newest commit, so that the same sources make the same packages.
execute_process(COMMAND git log -1 --format=%ct WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}"
    OUTPUT_VARIABLE NQI_COMMIT_TIME OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
if(NOT NQI_COMMIT_TIME)
    set(NQI_COMMIT_TIME 1767225600) # unpacked without its history: the beginning of 2026
endif()
set(ENV{SOURCE_DATE_EPOCH} "${NQI_COMMIT_TIME}")
string(TIMESTAMP NQI_DAY "%Y-%m-%d" UTC)
string(TIMESTAMP NQI_DATE "%a, %d %b %Y %H:%M:%S +0000" UTC)
string(TIMESTAMP NQI_MDOC_DAY "%B %d, %Y" UTC)
string(TIMESTAMP NQI_INSTANT "%Y-%m-%dT%H:%M:%SZ" UTC)

# nqi_packaged(OUTPUT COMMAND ... DEPENDS ...): a file that is made for the packages, in every build.
function(nqi_packaged output)
    cmake_parse_arguments(arg "" "" "COMMAND;DEPENDS" ${ARGN})
    add_custom_command(OUTPUT "${NQI_PACKAGED}/${output}" COMMAND ${arg_COMMAND} DEPENDS ${arg_DEPENDS} VERBATIM)
    set(NQI_PACKAGE_FILES ${NQI_PACKAGE_FILES} "${NQI_PACKAGED}/${output}" PARENT_SCOPE)
endfunction()

# nqi_configured(FILE FOLDER COMPONENT): names the version and the day in a file, and installs it.
function(nqi_configured file folder component)
    get_filename_component(name "${file}" NAME)
    string(REGEX REPLACE "\\.in$" "" name "${name}")
    configure_file("${NQI_PACKAGING}/${file}" "${NQI_PACKAGED}/${name}" @ONLY)
    install(FILES "${NQI_PACKAGED}/${name}" DESTINATION "${folder}" COMPONENT ${component})
endfunction()

file(MAKE_DIRECTORY "${NQI_PACKAGED}")
set(NQI_COMPONENTS hub)
include(NqiPackageHub)
if(NQI_GUI)
    list(PREPEND NQI_COMPONENTS inspector)
    include(NqiPackageInspector)
endif()
add_custom_target(nqi_packaged ALL DEPENDS ${NQI_PACKAGE_FILES})
include(NqiPackageFormats)
