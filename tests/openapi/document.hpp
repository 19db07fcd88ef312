// SPDX-License-Identifier: Apache-2.0
// An OpenAPI document as JSON: read from YAML, references followed where they stand.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "kiosk/base/result.hpp"

namespace openapi {

using Json = nlohmann::json;

/// A YAML file as JSON, its plain scalars by YAML's core schema: null, true, 12, 1.5, all else text. The error is one
/// line that names the file and, where the file is no YAML, the place in it.
[[nodiscard]] kiosk::Result<Json, std::string> read_yaml(const std::string& file);

/// What `node` is once its "$ref" is followed, through any number of them. References within the document alone; the
/// answer is a part of `document` or `node` itself. Throws std::runtime_error where one leads nowhere or in a circle.
[[nodiscard]] const Json& resolve(const Json& document, const Json& node);

/// A copy of the schema without references, and without what no validator needs. "format" is left out too: whether it
/// is a remark or a rule differs between validators, and the document has patterns beside it. Throws as resolve().
[[nodiscard]] Json expand(const Json& document, const Json& schema);

}  // namespace openapi
