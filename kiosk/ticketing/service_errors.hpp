// SPDX-License-Identifier: Apache-2.0
// What an exchange without a usable success means for the kiosk.
#pragma once

#include <string>

#include "kiosk/base/http.hpp"
#include "kiosk/core/values/service_error.hpp"

namespace kiosk::ticketing {

/// No answer at all.
[[nodiscard]] ServiceError error_of(const HttpError& error);

/// An answer whose status is not a success (2xx). Retry-After is read in its seconds form, up to an hour; a date there
/// is left to the caller's own back-off.
[[nodiscard]] ServiceError error_of(const HttpResponse& response);

/// A success that cannot be read: the service may have acted. `fault` names the member.
[[nodiscard]] ServiceError unreadable(const HttpResponse& response, const std::string& fault);

}  // namespace kiosk::ticketing
