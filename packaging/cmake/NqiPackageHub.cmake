# SPDX-License-Identifier: Apache-2.0
# The hub: one program, its unit and account, and examples of what goes in front of it.
include(NqiPackageParts)
nqi_programs(hub nqi-hub nqi_hub)
nqi_manual(hub nqi-hub.8 nqi_hub)
if(WIN32)
    return()
endif()
nqi_debian_files(hub nqi-hub)

# systemd's own places, whatever the distribution calls its library folder.
install(FILES "${NQI_PACKAGING}/hub/nqi-hub.service" DESTINATION lib/systemd/system COMPONENT hub)
install(FILES "${NQI_PACKAGING}/hub/sysusers.conf" DESTINATION lib/sysusers.d RENAME nqi-hub.conf COMPONENT hub)
install(FILES "${NQI_PACKAGING}/hub/nqi-hub.conf" DESTINATION /etc COMPONENT hub
    PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
install(FILES "${NQI_PACKAGING}/hub/README.md" "${NQI_PACKAGING}/hub/SECURITY.md"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/nqi-hub" COMPONENT hub)
install(FILES "${NQI_PACKAGING}/hub/nginx.conf" "${NQI_PACKAGING}/hub/openapi.json"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/nqi-hub/examples" COMPONENT hub)
