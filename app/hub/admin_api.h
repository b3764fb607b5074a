// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/login.h"
#include "core/hub/service.h"
#include "core/hub/store.h"

#include <httplib.h>

namespace nqi::app {

/// What the administration acts on; each must outlive the server.
struct AdminSources {
    hub::Store &store;
    hub::Service &service;
    hub::Login &login;
    Clock clock;
};

/// Adds the paths below /v1/admin/, for users of the role administrator (HTTP Basic). Whatever changes something must
/// be sent as JSON: so no page of another site can make a browser do it that knows a password.
void addAdminApi(httplib::Server &server, const AdminSources &sources);

} // namespace nqi::app
