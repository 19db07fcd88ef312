// SPDX-License-Identifier: Apache-2.0
// The same facts both ways; JSON has the objections one by one.
#include "platform/central/told_act.hpp"

#include <ostream>
#include <string>
#include <utility>

#include "kiosk/base/shell_word.hpp"
#include "kiosk/explain/text/verdict_text.hpp"
#include "platform/central/command_parts.hpp"
#include "platform/central/qr_picture.hpp"
#include "platform/central/staff_words.hpp"

namespace central {

namespace explain = kiosk::explain;
namespace json = kiosk::ticketing::json;

namespace {

constexpr int kPictureScale = 8;  ///< dots a module: a few centimetres on a screen

/// The screening that the verdict is about.
const ScreeningRecord* screening_of(const Told& told) {
  if (told.outcome.ticket) return told.programme.screening(told.outcome.ticket->screening);
  return told.programme.screening(kiosk::ScreeningId(told.options.screening));
}

json::Value objections_json(const Told& told, const std::string& venue_name, const ShownTimes& times) {
  json::Array made;
  for (const auto& objection : told.outcome.objections) {
    auto one = verdict_json(objection.verdict, venue_name, times);
    std::get<json::Object>(one.what).emplace_back("final", json::Value{objection.final});
    made.push_back(std::move(one));
  }
  return {std::move(made)};
}

void print_json(const Told& told, std::ostream& out) {
  const ShownTimes times(told.programme.zone(), told.options.show.utc);
  const auto& [verdict, objections, ticket, holder] = told.outcome;
  const auto* shown = screening_of(told);
  const auto venue = shown == nullptr ? std::string() : shown->venue_name;
  JsonObject made;
  made.put("done", json::Value{ticket.has_value()}).put("act", std::string(told.act.done));
  if (ticket) {
    made.put("ticket", ticket->id.str()).put("pass", ticket->pass.str()).put("screening", ticket->screening.str());
    made.put("serial", json::Value{std::int64_t{ticket->serial}});
  } else if (holder) {
    made.put("pass", holder->pass.id.str());
  }
  if (holder) made.put("pass_state", holder->state);
  made.put("verdict", verdict_json(verdict, venue, times));
  made.put(ticket ? "set_aside" : "in_the_way", objections_json(told, venue, times));
  made.put("by", told.will.who).put("reason", told.will.reason).put("at", times(told.will.now));
  if (ticket && told.act.done == "reprinted") made.put("code", ticket->code.str());
  out << json::to_text(std::move(made).value()) << '\n';
}

void print_verdict(const Told& told, std::ostream& out) {
  const ShownTimes times(told.programme.zone(), told.options.show.utc);
  const auto& verdict = told.outcome.verdict;
  const auto* shown = screening_of(told);
  explain::put_fact(out, "verdict", explain::verdict_text(verdict.reason));
  explain::put_fact(out, "rule", verdict.rule);
  if (!verdict.granted()) {
    explain::put_fact(out, "to do",
                      explain::what_to_do(verdict, shown == nullptr ? std::string() : shown->venue_name, times.zone()));
  }
  if (const auto& holder = told.outcome.holder; holder && holder->state != "active") {
    explain::put_fact(out, "the pass is", state_of(*holder));
    explain::put_fact(out, "way out", way_out_of(holder->state, holder->of_list));
  }
  for (std::size_t i = 1; i < told.outcome.objections.size(); ++i) {
    const auto& also = told.outcome.objections[i].verdict;
    explain::put_fact(out, "also", explain::verdict_text(also.reason) + ", " + also.rule);
  }
  if (told.outcome.done() && !told.outcome.objections.empty()) {
    explain::put_fact(out, "set aside", "by " + told.will.who + ": " + told.will.reason);
  }
}

/// Why it was not done, and whether staff may do it all the same.
std::string refusal_of(const Told& told) {
  const auto not_done = "not " + std::string(told.act.done);
  for (const auto& [against, final, let_in] : told.outcome.objections) {
    if (!final) continue;
    return not_done + ": " + std::string(name_of(against.reason)) + " (" + against.rule + ") cannot be set aside" +
           (let_in ? "; where that was a mistake: central verify " + kiosk::shell_word(told.options.ticket) +
                         " --undo-admit --reason WHY"
                   : "");
  }
  auto line = not_done + "; where you decide so all the same, add --override: it is kept for the audit";
  const auto& verdict = told.outcome.verdict;
  const bool in_the_way = verdict.reason == kiosk::policy::Reason::kOverlappingTicket && verdict.ticket;
  if (in_the_way && told.act.done == "issued") {
    line += "; or exchange: central tickets move " + verdict.ticket->str() + " --to " + told.options.screening;
  }
  return line;
}

int print_code(const Told& told, std::ostream& out, std::ostream& err) {
  const auto& code = told.outcome.ticket->code.str();
  if (!told.options.show.json) out << "code:         " << kiosk::in_single_quotes(code) << '\n';
  if (!told.options.for_people && told.options.picture.empty()) return kFine;
  const auto symbol = draw_qr(code);
  if (!symbol) return fail(err, symbol.error());
  if (told.options.for_people && !told.options.show.json) out << for_terminal(*symbol);
  if (told.options.picture.empty()) return kFine;
  const auto png = encode_png(*symbol, kPictureScale);
  if (!png) return fail(err, png.error());
  if (!write_whole(told.options.picture, *png))
    return fail(err, "--png " + told.options.picture + ": cannot be written");
  return kFine;
}

}  // namespace

int tell(const Told& told, std::ostream& out, std::ostream& err) {
  if (told.options.show.json) {
    print_json(told, out);
  } else {
    print_verdict(told, out);
  }
  const auto& ticket = told.outcome.ticket;
  if (!ticket) return fail(err, refusal_of(told));
  if (!told.options.show.json) {
    const ShownTimes times(told.programme.zone(), told.options.show.utc);
    explain::put_fact(out, std::string(told.act.done), describe(*ticket, times));
    if (!told.act.promise.empty()) explain::put_fact(out, "and now", std::string(told.act.promise));
  }
  return told.act.done == "reprinted" ? print_code(told, out, err) : kFine;
}

}  // namespace central
