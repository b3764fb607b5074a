# SPDX-License-Identifier: Apache-2.0
# CPack: Debian packages here, an installer on Windows. `packaging/deb` and packaging/windows/README.md call it.
set(CPACK_PACKAGE_NAME nqi-inspector)
set(CPACK_PACKAGE_VENDOR "NQI Inspector")
set(CPACK_PACKAGE_CONTACT "${NQI_MAINTAINER}")
set(CPACK_PACKAGE_DIRECTORY "${CMAKE_BINARY_DIR}/packages")
set(CPACK_RESOURCE_FILE_LICENSE "${CMAKE_SOURCE_DIR}/LICENSE")
set(CPACK_COMPONENTS_ALL ${NQI_COMPONENTS})
set(CPACK_STRIP_FILES ON)
set(CPACK_PROJECT_CONFIG_FILE "${NQI_PACKAGING}/cmake/CPackProject.cmake")
set(CPACK_NQI_PACKAGING "${NQI_PACKAGING}")
set(CPACK_NQI_SOURCE "${CMAKE_SOURCE_DIR}")
set(CPACK_NQI_APP "${CMAKE_BINARY_DIR}/app/inspector/nqi-inspector")
set(CPACK_NQI_PYTHON "${Python3_EXECUTABLE}")

# Each package has a summary of its own, the first line of its description: CPack would put one before all of them.
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")
set(CPACK_COMPONENT_INSPECTOR_DESCRIPTION "check a product's quality data where the product is
An inspector points a camera at a code, and reads in a moment what the national
records of Viet Nam say about that item: its number and who holds it,
certificates and declarations, recalls and alerts, dates, traceability - with
the reason, the record and the legal basis of each answer. It works offline and
keeps each finding until the hub has signed for it.
.
This package has the app (nqi-inspector) and the command line (nqi).")
set(CPACK_COMPONENT_HUB_DESCRIPTION "receive findings of inspectors and serve the national catalogue
Devices of inspectors send findings and evidence here, each exactly once, and
get signed receipts. From here they fetch the catalogue of products,
certificates and alerts, signed under The Update Framework. Findings are kept
in SQLite or PostgreSQL.
.
The service is not started by itself: who may sign the catalogue is decided
before its first start (see nqi-hub(8)).")
set(CPACK_COMPONENT_INSPECTOR_DISPLAY_NAME "NQI Inspector")
set(CPACK_COMPONENT_HUB_DISPLAY_NAME "NQI hub")

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_INSPECTOR_PACKAGE_NAME nqi-inspector)
set(CPACK_DEBIAN_INSPECTOR_PACKAGE_SECTION science)
set(CPACK_DEBIAN_INSPECTOR_PACKAGE_RECOMMENDS "nqi-hub (= ${PROJECT_VERSION}), fonts-noto-core, qt6-wayland")
set(CPACK_DEBIAN_HUB_PACKAGE_NAME nqi-hub)
set(CPACK_DEBIAN_HUB_PACKAGE_SECTION net)
set(CPACK_DEBIAN_HUB_PACKAGE_DEPENDS "systemd | systemd-standalone-sysusers | systemd-sysusers")
set(CPACK_DEBIAN_HUB_PACKAGE_RECOMMENDS "systemd")
set(CPACK_DEBIAN_HUB_PACKAGE_SUGGESTS "nginx, postgresql")
set(CPACK_DEBIAN_HUB_PACKAGE_CONTROL_EXTRA
    "${NQI_PACKAGING}/debian/postinst;${NQI_PACKAGING}/debian/prerm;${NQI_PACKAGING}/debian/postrm;${NQI_PACKAGING}/debian/conffiles")
if(CMAKE_SYSTEM_NAME STREQUAL Linux)
    set(CPACK_GENERATOR DEB)
    set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
elseif(WIN32)
    include(NqiPackageWindows)
endif()
include(CPack)
