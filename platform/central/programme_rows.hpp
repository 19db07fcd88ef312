// SPDX-License-Identifier: Apache-2.0
// The programme's rows as texts, for comparing what is stored with what an import makes of it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "platform/central/database.hpp"

namespace central {

enum class FieldKind {
  kText,
  kInstant,  ///< milliseconds since 1970
  kHidden,   ///< compared, and never shown
};

struct ProgrammeField {
  std::string name;
  std::string value;
  FieldKind kind = FieldKind::kText;
  std::vector<std::string> items{};  ///< of a list, whose value has commas between them
};

struct ProgrammeRow {
  std::string name;  ///< the title, the holder; empty: none
  std::vector<ProgrammeField> fields;

  /// Nullptr where there is none of this name.
  [[nodiscard]] const ProgrammeField* find(std::string_view field) const;
  /// Empty where there is none of this name.
  [[nodiscard]] std::string value_of(std::string_view field) const;
};

struct ProgrammeRows {
  /// By what they are of ("screening"), then by id.
  std::map<std::string, std::map<std::string, ProgrammeRow>> tables;
  std::string zone;  ///< IANA; empty: there is no festival

  /// Nullptr where there is none.
  [[nodiscard]] const ProgrammeRow* find(const std::string& what, const std::string& id) const;
};

/// Those of the import with this revision. Inside a transaction. Throws StoreFailure.
[[nodiscard]] ProgrammeRows read_programme_rows(Connection& db, std::int64_t revision);

}  // namespace central
