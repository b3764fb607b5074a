# SPDX-License-Identifier: Apache-2.0
# Read by CPack when it makes a package: what shlibdeps cannot see, because QML and plugins are loaded by name.
cmake_policy(VERSION 3.25)
if(CPACK_GENERATOR STREQUAL "DEB" AND "inspector" IN_LIST CPACK_COMPONENTS_ALL)
    execute_process(COMMAND "${CPACK_NQI_PYTHON}" -B "${CPACK_NQI_PACKAGING}/licences/loaded.py" "${CPACK_NQI_SOURCE}/ui" "${CPACK_NQI_APP}"
        OUTPUT_VARIABLE CPACK_DEBIAN_INSPECTOR_PACKAGE_DEPENDS OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
endif()
