// SPDX-License-Identifier: Apache-2.0
// The calls of an OpenAPI document: which of them a method and a path mean.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace openapi {

/// Borrows the document.
struct Call {
  std::string method;               ///< in capitals
  std::string path;                 ///< "/v1/tickets/{id}"
  const nlohmann::json* operation;  ///< what stands below the method
  const nlohmann::json* path_item;  ///< what stands below the path: parameters of all its methods
};

/// All of them, by path and method.
[[nodiscard]] std::vector<Call> calls_of(const nlohmann::json& document);

/// The one that is meant; nullptr where there is none. A path without templates goes before one with them; a template
/// stands for one part of a path, and for no query.
[[nodiscard]] const Call* find_call(const std::vector<Call>& calls, std::string_view method, std::string_view path);

}  // namespace openapi
