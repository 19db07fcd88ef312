// SPDX-License-Identifier: Apache-2.0
// Carries out what the core asks for: effects to devices, their answers back to the event queue.
#pragma once

#include <memory>
#include <string>

#include "kiosk/app/devices.hpp"
#include "kiosk/app/event_queue.hpp"
#include "kiosk/app/worker.hpp"
#include "kiosk/core/effect.hpp"
#include "kiosk/core/state.hpp"
#include "kiosk/journal/checked_journal.hpp"
#include "kiosk/ports/http_client.hpp"
#include "kiosk/words/languages.hpp"

namespace kiosk::app {

/// Returns at once from every effect: what blocks runs on the journal's or the printer's worker, and HTTP on the
/// client's. Main thread.
class EffectRunner {
 public:
  /// `languages` outlives it. The service is asked by `http` alone, and not by devices.http. Answers that ask again
  /// share it: it may be asked after the runner is gone, on the client's thread.
  EffectRunner(const Devices& devices, std::shared_ptr<ports::HttpClient> http, std::shared_ptr<EventQueue> queue,
               const words::Languages& languages);

  /// `state`: after the step that asked for it, for what a ticket says beside itself (the festival's zone).
  void run(const core::Effect& effect, const core::State& state);

 private:
  void fetch_day(const core::FetchDay& effect);
  void fetch_festival_day(const core::FetchFestivalDay& effect);
  void look_up(const core::LookUpPass& effect);
  void obtain(const core::ObtainTicket& effect);
  void give_back(const core::ReturnTicket& effect);
  void withdraw(const core::WithdrawRequest& effect);
  void report(const core::ReportDelivery& effect);
  void append(const core::AppendJournal& effect);
  void print(const core::Print& effect, const core::State& state);
  void call_for_help(const core::CallForHelp& effect);
  void check_printer(const core::CheckPrinter& effect);
  void report_conditions(const core::ReportConditions& effect);

  void open_journal(const core::OpenJournal& effect);
  void forget_closed(const core::ForgetClosed& effect);
  void fetch_unreported(const core::FetchUnreported& effect);
  void note_settled(const core::NoteSettled& effect);

  Devices devices_;
  std::shared_ptr<ports::HttpClient> http_;
  const words::Languages& languages_;
  std::shared_ptr<EventQueue> queue_;  ///< shared with answers that come after the runner is gone
  journal::CheckedJournal journal_;    ///< the journal worker's
  std::string journal_trouble_;        ///< the journal worker's: what was logged last
  Worker journal_worker_;
  Worker printer_worker_;
};

}  // namespace kiosk::app
