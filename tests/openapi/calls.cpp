// SPDX-License-Identifier: Apache-2.0
// Paths, part by part.
#include "tests/openapi/calls.hpp"

#include <array>
#include <stdexcept>
#include <utility>

namespace openapi {
namespace {

using Json = nlohmann::json;

std::string_view take_part(std::string_view& path) {
  const auto slash = path.find('/');
  const auto part = path.substr(0, slash);
  path = slash == std::string_view::npos ? std::string_view() : path.substr(slash);
  return part;
}

bool is_template(std::string_view part) { return part.starts_with('{') && part.ends_with('}'); }

bool matches(std::string_view pattern, std::string_view path) {
  while (pattern.starts_with('/') && path.starts_with('/')) {
    pattern.remove_prefix(1);
    path.remove_prefix(1);
    const auto wanted = take_part(pattern);
    const auto part = take_part(path);
    const bool fits = is_template(wanted) ? !part.empty() && part.find('?') == std::string_view::npos : wanted == part;
    if (!fits) return false;
  }
  return pattern.empty() && path.empty();
}

}  // namespace

std::vector<Call> calls_of(const Json& document) {
  constexpr std::array<std::pair<const char*, const char*>, 8> kMethods = {{{"delete", "DELETE"},
                                                                            {"get", "GET"},
                                                                            {"head", "HEAD"},
                                                                            {"options", "OPTIONS"},
                                                                            {"patch", "PATCH"},
                                                                            {"post", "POST"},
                                                                            {"put", "PUT"},
                                                                            {"trace", "TRACE"}}};
  std::vector<Call> calls;
  if (!document.at("paths").is_object()) throw std::runtime_error("paths: not a mapping");
  for (const auto& [path, item] : document.at("paths").items()) {
    for (const auto& [name, method] : kMethods) {
      if (item.contains(name)) calls.push_back({method, path, &item.at(name), &item});
    }
  }
  return calls;
}

const Call* find_call(const std::vector<Call>& calls, std::string_view method, std::string_view path) {
  const Call* found = nullptr;
  for (const auto& call : calls) {
    if (call.method != method || !matches(call.path, path)) continue;
    if (call.path == path) return &call;
    found = &call;
  }
  return found;
}

}  // namespace openapi
