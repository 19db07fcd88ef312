// SPDX-License-Identifier: Apache-2.0
// Puts a festival into the database, in one transaction: all of it or nothing.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/result.hpp"
#include "platform/central/import_plan.hpp"
#include "platform/central/store.hpp"
#include "platform/festival/festival.hpp"

namespace central {

struct Imported {
  std::size_t venues = 0;
  std::size_t films = 0;
  std::size_t screenings = 0;
  std::size_t passes = 0;
  std::size_t reservations = 0;  ///< made by this import; those made before are left as they have become
  std::vector<std::string>
      notes{};  ///< what the file says of passes and was not done, because lists or staff said else
};

/// The first day of the festival that is stored, by whatever program; nothing where none is. There are tables. Throws
/// StoreFailure.
[[nodiscard]] std::optional<kiosk::Date> stored_first_day(Connection& db);

/// What the operator says to what an import would change: empty, it is done; else why it is not. Called inside the
/// transaction that does it, once nothing is refused, so quick, and again where that is done again.
using Approval = std::function<std::string(const ImportPlan&)>;

/// What is kept of an import beside what it changes. Called inside the transaction, once all is written.
using KeepRecord = std::function<void(Connection&, const ImportPlan&)>;

/// Replaces the programme by `festival`; makes the signing key where there is none. Tickets are never lost: an import
/// that would drop what a ticket (or a kiosk) stands on is refused. A reservation whose pass has, or had, a ticket for
/// that screening is left alone; a new one must be one that the policy lets the pass have. What a screening was before
/// it was moved is kept, so that its codes can be told from wrong ones. The error is a line for each thing that is
/// refused, at most 20 and how many more, with the file's line where there is one, or what `approval` said. Without one
/// all is approved.
[[nodiscard]] kiosk::Result<Imported, std::string> import_festival(Store& store, const festival::Festival& festival,
                                                                   kiosk::Instant now, const Approval& approval = {},
                                                                   const KeepRecord& keep_record = {});

/// What an import would do, and what it would say.
struct ImportPreview {
  ImportPlan plan{};  ///< with the reservations that would be made, after all other changes; without box offices where
                      ///< the programme or the passes are refused
  std::vector<std::string> refusals{};  ///< import_festival's error, line by line; empty: it would be done
  std::vector<std::string> notes{};     ///< as Imported's
};

/// What import_festival would do where it is approved: the same, rolled back at its end. Where the programme or the
/// passes are refused the reservations are not looked at.
[[nodiscard]] kiosk::Result<ImportPreview, std::string> preview_import(Store& store, const festival::Festival& festival,
                                                                       kiosk::Instant now);

/// The same where there is no database yet: all of the file is added.
[[nodiscard]] kiosk::Result<ImportPreview, std::string> preview_of_new(const festival::Festival& festival,
                                                                       kiosk::Instant now);

}  // namespace central
