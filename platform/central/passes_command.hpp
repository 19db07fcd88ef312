// SPDX-License-Identifier: Apache-2.0
// What `central passes ...` does, a function a command. Each gives the exit status: 0, or 1 after a line on `err`.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

#include "platform/central/confirm.hpp"
#include "platform/central/pass_sheet.hpp"
#include "platform/central/table.hpp"

namespace central {

struct PassImportOptions {
  std::string database;
  std::string file;  ///< "-": standard input
  PassSheetOptions sheet{};
  Consent consent{};            ///< to what it shows
  bool end_missing = false;     ///< passes of earlier lists that this one does not have end
  bool end_many = false;        ///< also where five or more, and over a tenth, would get no tickets any more
  bool return_tickets = false;  ///< of passes that end
  bool forget_mapping = false;  ///< what was given beside an earlier list with these columns is not used again
  std::size_t show = 10;        ///< rows of each kind in the preview
  std::string reason{};
  std::string by{};
  std::string clock{};  ///< RFC 3339; empty: now
};
/// Prints what the file would change, and changes it where `consent` has it; what was given beside the file is kept
/// then for the next list whose columns have the same names.
int run_passes_import(const PassImportOptions& options, std::ostream& out, std::ostream& err);

struct PassListOptions {
  ShowOptions show{};
  std::string category{};  ///< id or name; empty: all
  std::string name{};      ///< a part of the name, without case and accents; empty: all
  std::string state{};     ///< a word of the column; empty: all
};
int run_passes_list(const PassListOptions& options, std::ostream& out, std::ostream& err);

struct PassExportOptions {
  std::string database;
  std::string file{};  ///< empty: `out`
  std::string delimiter = ",";
};
/// CSV that run_passes_import() takes to no difference.
int run_passes_export(const PassExportOptions& options, std::ostream& out, std::ostream& err);

/// A pass is named by its code, or by its id where it has no code like that.
struct PassHoldOptions {
  std::string database;
  std::string pass;
  std::string reason{};  ///< empty: asked for, where there is a terminal
  std::string by{};
  std::string new_code{};       ///< replace
  bool return_tickets = false;  ///< block
  std::string clock{};          ///< RFC 3339; empty: now
  std::istream* terminal = nullptr;
};
/// The pass gets no tickets, whatever its list says, until it is unblocked.
int run_passes_block(const PassHoldOptions& options, std::ostream& out, std::ostream& err);
int run_passes_unblock(const PassHoldOptions& options, std::ostream& out, std::ostream& err);
/// The pass gets another code; the old one is refused as replaced.
int run_passes_replace(const PassHoldOptions& options, std::ostream& out, std::ostream& err);

struct SignOptions {
  std::string database;
  std::vector<std::string> codes;  ///< of passes, as the service knows them
  std::string from;                ///< a list of passes, or a file with a code a line; empty: none
  PassSheetOptions sheet{};        ///< how `from` is read
  std::string reason{};            ///< for the record; may be empty
  std::string by{};                ///< who does it; empty: the user who runs the program
};
/// Prints a line a pass: its code, a tab, and the text for its symbol. Nothing where one of the codes cannot be signed.
/// Who had which passes signed is on record (staff_act).
int run_passes_sign(const SignOptions& options, std::ostream& out, std::ostream& err);

}  // namespace central
