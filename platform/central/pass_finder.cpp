// SPDX-License-Identifier: Apache-2.0
// What is unique first: a code, an id, a reference; then the names.
#include "platform/central/pass_finder.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>
#include <vector>

#include "kiosk/base/name_fold.hpp"
#include "kiosk/base/spelling.hpp"
#include "kiosk/explain/text/local_text.hpp"
#include "platform/central/stored_text.hpp"
#include "platform/central/ticket_number.hpp"

namespace central {
namespace {

constexpr std::size_t kMostListed = 10;
constexpr std::size_t kMostNear = 3;
constexpr std::size_t kLongestWord = 200;

struct Named {
  kiosk::PassId id;
  std::string code;
  std::string name;
  std::string category;
  std::string folded;  ///< the name
};

std::vector<Named> read_names(const Books& books) {
  std::vector<Named> made;
  auto rows = books.db.query("SELECT id, name, category, code FROM pass ORDER BY name, id");
  while (rows.step()) {
    made.push_back({kiosk::PassId(rows.text(0)), rows.text(3), rows.text(1),
                    books.programme.category_name(rows.text(2)), kiosk::folded(rows.text(1))});
  }
  return made;
}

using Matches = std::vector<const Named*>;

/// Those of the whole name; where there are none, those with it as a part.
struct Found {
  Matches matches;
  bool whole = true;
};

Found matches_of(const std::vector<Named>& all, const std::string& folded) {
  Matches whole;
  Matches part;
  for (const auto& one : all) {
    if (one.folded == folded) whole.push_back(&one);
    if (one.folded.find(folded) != std::string::npos) part.push_back(&one);
  }
  if (whole.empty()) return {std::move(part), false};
  return {std::move(whole), true};
}

std::string in_quotes(const std::string& word) { return '"' + kiosk::explain::one_line(word) + '"'; }

std::string be_more_precise(const Matches& found, const std::string& word) {
  std::string lines = std::to_string(found.size()) + " passes have " + in_quotes(word) + " in their name; say which:";
  for (std::size_t i = 0; i < std::min(found.size(), kMostListed); ++i) {
    const auto& one = *found[i];
    lines += "\n  " + one.id.str() + ", " + kiosk::explain::one_line(one.code + ", " + one.name + ", " + one.category);
  }
  if (found.size() > kMostListed) {
    lines += "\n  and " + std::to_string(found.size() - kMostListed) + " more: write more of the name, or the code";
  }
  return lines;
}

std::string nothing_found(const std::vector<Named>& all, const std::string& word) {
  const auto folded = kiosk::folded(word);
  std::vector<std::string_view> known;
  for (const auto& one : all) known.push_back(one.folded);
  for (const auto& one : all) known.push_back(one.id.str());
  std::string near;
  for (const auto& text : kiosk::near_words(folded, known, kMostNear)) {
    const auto meant = std::ranges::find_if(
        all, [&](const Named& one) { return std::string_view(one.folded) == text || one.id.str() == text; });
    if (meant == all.end()) continue;
    const auto shown = meant->id.str() + " (" + kiosk::explain::one_line(meant->code + ", " + meant->name) + ')';
    if (near.find(shown) == std::string::npos) near += (near.empty() ? "" : ", ") + shown;
  }
  return "no pass has the code, the id or the name " + in_quotes(word) +
         (near.empty() ? ", and no ticket that reference" : "; did you mean " + near + '?');
}

std::optional<PassRecord> find_by_reference(const Books& books, const kiosk::TicketId& ticket) {
  const auto found = find_ticket(books, ticket);
  return found ? find_pass(books, found->ticket.pass) : std::nullopt;
}

}  // namespace

kiosk::Result<NamedPass, std::string> find_one_pass(const Books& books, const std::string& word) {
  const auto folded = kiosk::folded(word);
  if (folded.empty()) {
    return kiosk::failure(
        std::string("a pass is named by its code, its id, a part of the name, or the reference of one of its tickets"));
  }
  if (word.size() > kLongestWord)
    return kiosk::failure("no pass has a name of " + std::to_string(word.size()) + " bytes");
  if (!is_plain_line(word))
    return kiosk::failure(in_quotes(word) + " is no line of text; write the code, the id or the name");
  if (auto found = find_pass(books, kiosk::PassCode(word))) return NamedPass{*std::move(found)};
  if (auto found = find_pass(books, kiosk::PassId(word))) return NamedPass{*std::move(found)};
  const auto reference = ticket_number(word);
  if (reference) {
    if (auto found = find_by_reference(books, *reference)) return NamedPass{*std::move(found)};
  }
  const auto all = read_names(books);
  const auto [found, whole] = matches_of(all, folded);
  if (found.size() > 1) return kiosk::failure(be_more_precise(found, word));
  if (found.size() == 1) {
    if (auto one = find_pass(books, found.front()->id)) return NamedPass{*std::move(one), !whole};
  }
  // Eight letters may be a number without its "T-", and are a name that was meant more often.
  if (reference && folded.starts_with("t-")) {
    return kiosk::failure("no ticket " + reference->str() + " is on record");
  }
  return kiosk::failure(nothing_found(all, word));
}

std::string code_of_pass(Connection& db, const kiosk::PassId& id) {
  auto row = db.query("SELECT code FROM pass WHERE id = ?", id);
  return row.step() ? row.text(0) : std::string();
}

std::string about_replaced_code(const Books& books, const std::string& word, const ShownTimes& times) {
  auto row = books.db.query("SELECT r.pass, r.replaced_at FROM replaced_code r WHERE r.code = ?", word);
  if (!row.step()) return {};
  return kiosk::explain::one_line("the code " + word) + " was replaced on " +
         times.in_words(std::chrono::floor<std::chrono::seconds>(row.instant(1))) + "; the pass " +
         kiosk::explain::one_line(row.text(0)) + " has another now";
}

}  // namespace central
