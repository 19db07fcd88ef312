// SPDX-License-Identifier: Apache-2.0
// The words, and those that mean two things.
#include "platform/central/pass_states.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "platform/central/pass_cells.hpp"

namespace central {
namespace {

constexpr std::string_view kAll = "active, not_collected, suspended, replaced, ended";

struct StateWords {
  ListedState state;
  std::string_view words;  ///< as plain_words(), with a bar between them and at either end
};

constexpr std::array<StateWords, 5> kStates{{
    {ListedState::kActive,
     "|active|activated|valid|ok|paid|collected|picked up|confirmed|approved|accepted|checked in|actif|active|valide|"
     "paye|confirme|accepte|activo|activa|valido|valida|pagado|confirmado|aprobado|recogido|aktiv|gultig|bezahlt|"
     "bestatigt|abgeholt|actief|geldig|betaald|bevestigd|opgehaald|afgehaald|"},
    {ListedState::kNotCollected,
     "|not collected|uncollected|not picked up|to collect|to be collected|no recogido|por recoger|nicht abgeholt|"
     "abzuholen|niet opgehaald|niet afgehaald|nog niet opgehaald|op te halen|"},
    {ListedState::kSuspended,
     "|suspended|blocked|on hold|inactive|cancelled|canceled|revoked|refunded|suspendu|bloque|inactif|annule|"
     "rembourse|suspendido|bloqueado|inactivo|cancelado|anulado|reembolsado|gesperrt|inaktiv|storniert|erstattet|"
     "geannuleerd|geblokkeerd|opgeschort|inactief|terugbetaald|"},
    {ListedState::kReplaced, "|replaced|remplace|reemplazado|sustituido|ersetzt|vervangen|"},
    {ListedState::kEnded, "|ended|withdrawn|retire du festival|retirado del festival|beendet|beeindigd|"},
}};

struct TwoMeanings {
  std::string_view words;  ///< as in StateWords
  std::string_view one;
  std::string_view other;
};

constexpr std::array<TwoMeanings, 6> kTwoMeanings{{
    {"|retire|retiree|retirado|retirada|", "collected (active)", "withdrawn (ended)"},
    {"|non retire|non retiree|no retirado|no retirada|", "not collected (not_collected)", "not withdrawn (active)"},
    {"|a retirer|por retirar|", "to be collected (not_collected)", "to be withdrawn (ended)"},
    {"|termine|terminee|terminado|terminada|completed|", "complete (active)", "over (ended)"},
    {"|locked|", "settled (active)", "blocked (suspended)"},
    {"|reissued|reemis|reemitido|neu ausgestellt|", "with its new code (active)", "the old one (replaced)"},
}};

bool is_among(std::string_view words, const std::string& word) {
  return words.find('|' + word + '|') != std::string_view::npos;
}

std::optional<ListedState> state_named(std::string_view name) {
  for (const auto& [state, words] : kStates) {
    if (name_of(state) == name) return state;
  }
  return std::nullopt;
}

}  // namespace

kiosk::Result<StateReader, std::string> StateReader::of(const std::vector<std::string>& given) {
  StateReader made;
  for (const auto& text : given) {
    const auto equals = text.rfind('=');
    const auto state = equals == std::string::npos ? std::nullopt : state_named(tidy(text.substr(equals + 1)));
    const auto word = word_key(text.substr(0, equals));
    if (!state || word.empty()) {
      return kiosk::failure("--state " + quoted_cell(text) + ": write it as \"Collected=active\"; there are " +
                            std::string(kAll));
    }
    made.given_[word] = *state;
  }
  return made;
}

bool StateReader::is_word(std::string_view cell) const {
  const auto word = word_key(cell);
  const auto has_it = [&](const auto& entry) { return is_among(entry.words, word); };
  if (word.empty()) return false;
  return given_.contains(word) || std::ranges::any_of(kStates, has_it) || std::ranges::any_of(kTwoMeanings, has_it);
}

kiosk::Result<ListedState, std::string> StateReader::read(std::string_view cell) const {
  const auto text = tidy(cell);
  const auto word = word_key(text);
  if (const auto found = given_.find(word); found != given_.end()) return found->second;
  if (text.empty() || text == "-") return ListedState::kActive;
  for (const auto& [state, words] : kStates) {
    if (is_among(words, word)) return state;
  }
  const auto remedy =
      "write one of " + std::string(kAll) + ", or say which it is: --state " + pasted_cell(text, "WORD") + "=STATE";
  for (const auto& [words, one, other] : kTwoMeanings) {
    if (!is_among(words, word)) continue;
    return kiosk::failure("state " + quoted_cell(text) + " may be " + std::string(one) + " or " + std::string(other) +
                          "; " + remedy);
  }
  return kiosk::failure("state " + quoted_cell(text) + " is unknown; say what it means: --state " +
                        pasted_cell(text, "WORD") + "=STATE, where STATE is one of " + std::string(kAll) +
                        "; or do without the column: --column state=");
}

std::vector<std::string> notes_of_states(platform::csv::Reader below, const PassMapping& mapping,
                                         const StateReader& states, const std::vector<std::string>& names) {
  if (mapping.has(PassColumn::kState)) return {};
  struct Counts {
    std::size_t cells = 0;
    std::size_t words = 0;
    std::size_t not_active = 0;
  };
  std::vector<Counts> counts(names.size());
  for (platform::csv::Row row; below.next(row);) {
    for (std::size_t i = 0; i < std::min(row.cells.size(), names.size()); ++i) {
      if (tidy(row.cells[i]).empty()) continue;
      ++counts[i].cells;
      if (!states.is_word(row.cells[i])) continue;
      ++counts[i].words;
      counts[i].not_active += states.read(row.cells[i]) == ListedState::kActive ? 0 : 1;
    }
  }
  std::vector<std::string> notes;
  for (const auto at : mapping.unused()) {
    if (counts[at].not_active == 0 || counts[at].words * 2 <= counts[at].cells) continue;
    notes.push_back("column " + quoted_cell(names[at]) +
                    " is not used, though its cells look like states; --column state=" +
                    pasted_cell(names[at], '#' + std::to_string(at + 1)) + " takes it");
  }
  return notes;
}

std::string_view name_of(ListedState state) {
  switch (state) {
    case ListedState::kActive:
      return "active";
    case ListedState::kNotCollected:
      return "not_collected";
    case ListedState::kSuspended:
      return "suspended";
    case ListedState::kReplaced:
      return "replaced";
    case ListedState::kEnded:
      return "ended";
  }
  return "active";
}

}  // namespace central
