# SPDX-License-Identifier: Apache-2.0
# One place for compiler flags, and one short way to declare a target.
include_guard(GLOBAL)

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
# No target has modules: looking for them would read every source once more.
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)
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

# With optimisation gcc 14 follows values into its own string and finds overflows that are not there. clang, which warns
# without guessing, and the sanitizers look for the real ones.
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND NOT CMAKE_BUILD_TYPE STREQUAL Debug)
    add_compile_options(-Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread -Wno-restrict -Wno-maybe-uninitialized)
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

# Precompiled headers, for whole builds only: they take a second off most files, but a compiler cache cannot share them
# between build folders. Without them (preset dev) a missing include is found.
set(NQI_TEST_FLAGS "" CACHE STRING "Flags of the test programs alone: what is tested is compiled as it is shipped")
option(NQI_ALL_HAS_UNIT "The target `all` builds the unit tests" ON)
option(NQI_PCH "Precompile the standard, test and Qt headers" OFF)
set(NQI_PCH_STANDARD
    <algorithm> <array> <chrono> <cstdint> <expected> <filesystem> <format> <functional> <map> <memory> <optional> <set>
    <span> <string> <string_view> <tuple> <utility> <variant> <vector>)
set(NQI_PCH_QT
    <QtCore/QAbstractListModel> <QtCore/QDateTime> <QtCore/QHash> <QtCore/QObject> <QtCore/QString> <QtCore/QUrl>
    <QtCore/QVariant> <QtQml/QQmlEngine> <QtQml/qqmlprivate.h> <QtQuick/QQuickItem>)

# A target with no purpose but its precompiled header, which others use again.
function(nqi_precompiled name type)
    file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/${name}.cpp" CONTENT "int main() { return 0; }\n")
    if(type STREQUAL EXECUTABLE)
        add_executable(${name} EXCLUDE_FROM_ALL "${CMAKE_BINARY_DIR}/${name}.cpp")
    else()
        add_library(${name} STATIC EXCLUDE_FROM_ALL "${CMAKE_BINARY_DIR}/${name}.cpp")
    endif()
    target_link_libraries(${name} PRIVATE nqi_flags)
    target_precompile_headers(${name} PRIVATE ${ARGN})
endfunction()

if(NQI_PCH)
    nqi_precompiled(nqi_pch_standard STATIC ${NQI_PCH_STANDARD})
endif()

# nqi_library(NAME SOURCES ... [PUBLIC libraries of ours] [PRIVATE libraries of ours and others])
function(nqi_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(${name} STATIC ${arg_SOURCES})
    target_link_libraries(${name} PUBLIC ${arg_PUBLIC} PRIVATE nqi_flags ${arg_PRIVATE})
    target_include_directories(${name} PUBLIC "${CMAKE_SOURCE_DIR}")
    if(NQI_PCH AND NOT "${arg_PUBLIC};${arg_PRIVATE}" MATCHES "Qt6::")
        target_precompile_headers(${name} REUSE_FROM nqi_pch_standard)
    endif()
endfunction()

# nqi_test(NAME LABEL unit|integration|ui|fuzz-smoke[;threads] SOURCES ... LIBRARIES ...): one GoogleTest program. The
# label threads is added to what ThreadSanitizer shall run; nosan is for what no sanitizer can.
function(nqi_test name)
    cmake_parse_arguments(arg "" "LABEL" "SOURCES;LIBRARIES" ${ARGN})
    add_executable(${name} ${arg_SOURCES})
    if(NOT NQI_ALL_HAS_UNIT AND "unit" IN_LIST arg_LABEL)
        set_target_properties(${name} PROPERTIES EXCLUDE_FROM_ALL TRUE)
    endif()
    target_compile_options(${name} PRIVATE ${NQI_TEST_FLAGS})
    target_link_libraries(${name} PRIVATE nqi_flags ${arg_LIBRARIES} GTest::gmock_main)
    target_compile_definitions(${name} PRIVATE
        NQI_SAMPLES="${CMAKE_SOURCE_DIR}/tests/samples" NQI_SHARED="${CMAKE_SOURCE_DIR}/../shared")
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES LABELS "${arg_LABEL}" TIMEOUT 1200)
    if(NQI_PCH AND NOT "${arg_LIBRARIES}" MATCHES "Qt6::")
        if(NOT TARGET nqi_pch_tests)
            nqi_precompiled(nqi_pch_tests EXECUTABLE ${NQI_PCH_STANDARD} <gmock/gmock.h> <gtest/gtest.h>)
            target_link_libraries(nqi_pch_tests PRIVATE GTest::gmock_main)
            target_compile_options(nqi_pch_tests PRIVATE ${NQI_TEST_FLAGS})
        endif()
        target_precompile_headers(${name} REUSE_FROM nqi_pch_tests)
    endif()
endfunction()

# Called once, when all targets are known.
function(nqi_precompile_qt)
    foreach(name IN LISTS ARGN)
        if(NQI_PCH AND TARGET ${name})
            target_precompile_headers(${name} PRIVATE ${NQI_PCH_QT})
        endif()
    endforeach()
endfunction()
