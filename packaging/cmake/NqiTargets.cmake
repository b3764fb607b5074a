# SPDX-License-Identifier: Apache-2.0
# One place for compiler flags, and one short way to declare a target.
include_guard(GLOBAL)

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
find_package(Threads REQUIRED)

find_program(NQI_CCACHE ccache)
if(NQI_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${NQI_CCACHE}")
endif()
find_program(NQI_MOLD mold)
if(NQI_MOLD)
    add_link_options(-fuse-ld=mold)
endif()

# Flags that every target of ours shares.
add_library(nqi_flags INTERFACE)
target_include_directories(nqi_flags INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(nqi_flags INTERFACE
    -Wall -Wextra -Wpedantic -Werror -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
    -Woverloaded-virtual -Wcast-qual -Wformat=2 -Wimplicit-fallthrough
    # A designated initialiser names what it sets; the rest of a plain value has its defaults, and that is the point.
    -Wno-missing-field-initializers)
target_compile_definitions(nqi_flags INTERFACE
    NQI_VERSION="${PROJECT_VERSION}"
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_CONTEXTLESS_CONNECT
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_UP_TO=0x060800 QT_NO_KEYWORDS)

# nqi_library(NAME SOURCES ... [PUBLIC libraries of ours] [PRIVATE libraries of ours and others])
function(nqi_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(${name} STATIC ${arg_SOURCES})
    target_link_libraries(${name} PUBLIC ${arg_PUBLIC} PRIVATE nqi_flags ${arg_PRIVATE})
    target_include_directories(${name} PUBLIC "${CMAKE_SOURCE_DIR}")
endfunction()

# nqi_test(NAME LABEL unit|integration|ui|fuzz-smoke SOURCES ... LIBRARIES ...): one GoogleTest program.
function(nqi_test name)
    cmake_parse_arguments(arg "" "LABEL" "SOURCES;LIBRARIES" ${ARGN})
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE nqi_flags ${arg_LIBRARIES} GTest::gmock_main)
    target_compile_definitions(${name} PRIVATE
        NQI_SAMPLES="${CMAKE_SOURCE_DIR}/tests/samples" NQI_SHARED="${CMAKE_SOURCE_DIR}/../shared")
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES LABELS ${arg_LABEL} TIMEOUT 600)
endfunction()
