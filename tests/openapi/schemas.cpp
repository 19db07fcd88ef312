// SPDX-License-Identifier: Apache-2.0
// valijson behind schemas.hpp; it reads draft 7.
#include "tests/openapi/schemas.hpp"

#include <map>

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "tests/openapi/document.hpp"

namespace openapi {
namespace {

using Adapter = valijson::adapters::NlohmannJsonAdapter;

/// The parser must know of no keyword less than the document uses: what it does not know it passes over in silence.
constexpr auto kDraft = valijson::SchemaParser::kDraft7;

std::string line_of(const valijson::ValidationResults::Error& error) {
  std::string path;
  for (const auto& part : error.context) path += part == "<root>" ? "" : part;
  return (path.empty() ? "the whole" : path) + ": " + error.description;
}

}  // namespace

struct Schemas::Compiled {
  const Json& document;
  std::map<const Json*, valijson::Schema> by_place;
  valijson::Validator validator{valijson::Validator::kStrongTypes};
};

Schemas::Schemas(const Json& document) : compiled_(new Compiled{document, {}}) {}

Schemas::~Schemas() = default;

std::vector<std::string> Schemas::check(const Json& schema, const Json& value) {
  auto& known = compiled_->by_place;
  auto found = known.find(&schema);
  if (found == known.end()) {
    const auto whole = expand(compiled_->document, schema);
    valijson::SchemaParser parser(kDraft);
    found = known.try_emplace(&schema).first;
    try {
      parser.populateSchema(Adapter(whole), found->second);
    } catch (...) {
      known.erase(found);
      throw;
    }
  }
  valijson::ValidationResults results;
  if (compiled_->validator.validate(found->second, Adapter(value), &results)) return {};
  std::vector<std::string> lines;
  for (const auto& error : results) lines.push_back(line_of(error));
  if (lines.empty()) lines.emplace_back("does not fit its schema");
  return lines;
}

}  // namespace openapi
