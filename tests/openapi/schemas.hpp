// SPDX-License-Identifier: Apache-2.0
// JSON Schemas, each compiled once, and what a value has against them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace openapi {

/// The schemas of one document, which outlives it. Not for two threads at once.
class Schemas {
 public:
  explicit Schemas(const nlohmann::json& document);
  ~Schemas();
  Schemas(const Schemas&) = delete;
  Schemas& operator=(const Schemas&) = delete;

  /// A line for each thing that `value` has against `schema`, which is a part of the document. Throws std::exception
  /// where it is no schema.
  [[nodiscard]] std::vector<std::string> check(const nlohmann::json& schema, const nlohmann::json& value);

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace openapi
