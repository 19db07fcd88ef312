// SPDX-License-Identifier: Apache-2.0
// Carries out what the core asks for: effects to devices, their answers back to the event queue.
#include "kiosk/app/effect_runner.hpp"

#include <utility>

#include "kiosk/base/log.hpp"
#include "kiosk/base/overloaded.hpp"
#include "kiosk/core/view/words.hpp"
#include "kiosk/core/visits.hpp"
#include "kiosk/printing/ticket_layout.hpp"
#include "kiosk/ticketing/messages.hpp"
#include "kiosk/words/language.hpp"

namespace kiosk::app {
namespace {

void log_failure(std::string_view call, const ServiceError& error) {
  if (error.kind == ServiceError::Kind::kRefused) return;  // a decision, not a failure
  const auto what = std::string(call) + ": " + error.detail;
  // A setting's name is in the detail where it is known which one is wrong.
  const bool lost =
      error.kind == ServiceError::Kind::kUnreachable && error.detail.find("[service]") == std::string::npos;
  log::warning("service",
               lost ? "the service is not reached (" + what + "); check url of [service] and the network" : what);
}

/// A ticket has its category in the festival's language alone; its holder, who is here, has it by language.
const std::string& category_on_paper(const Ticket& ticket, const core::Mode& mode, const words::Language& say) {
  const auto* visit = core::visit_in(mode);
  const auto* holder = visit != nullptr && visit->answer.holder ? &*visit->answer.holder : nullptr;
  const bool same = holder != nullptr && holder->pass == ticket.pass && holder->category == ticket.category;
  return same ? in_language(holder->category_in, ticket.category, say.code()) : ticket.category;
}

}  // namespace

EffectRunner::EffectRunner(const Devices& devices, std::shared_ptr<ports::HttpClient> http,
                           std::shared_ptr<EventQueue> queue, const words::Languages& languages)
    : devices_(devices),
      http_(std::move(http)),
      languages_(languages),
      queue_(std::move(queue)),
      journal_(devices.journal) {}

void EffectRunner::run(const core::Effect& effect, const core::State& state) {
  std::visit(Overloaded{
                 [&](const core::FetchDay& fetch) { fetch_day(fetch); },
                 [&](const core::FetchFestivalDay& fetch) { fetch_festival_day(fetch); },
                 [&](const core::LookUpPass& pass) { look_up(pass); },
                 [&](const core::ObtainTicket& ticket) { obtain(ticket); },
                 [&](const core::ReturnTicket& ticket) { give_back(ticket); },
                 [&](const core::WithdrawRequest& request) { withdraw(request); },
                 [&](const core::ReportDelivery& delivery) { report(delivery); },
                 [&](const core::AppendJournal& entry) { append(entry); },
                 [&](const core::Print& ticket) { print(ticket, state); },
                 [&](const core::CheckPrinter& check) { check_printer(check); },
                 [&](const core::CallForHelp& call) { call_for_help(call); },
                 [&](const core::OpenJournal& open) { open_journal(open); },
                 [&](const core::ForgetClosed& forget) { forget_closed(forget); },
                 [&](const core::FetchUnreported& fetch) { fetch_unreported(fetch); },
                 [&](const core::NoteSettled& note) { note_settled(note); },
                 [&](const core::ReportConditions& report) { report_conditions(report); },
             },
             effect);
}

void EffectRunner::fetch_day(const core::FetchDay& effect) {
  http_->send(ticketing::day_request(effect.etag), [queue = queue_, id = effect.request](const auto& exchange) {
    auto answer = ticketing::read_day(exchange);
    if (answer) {
      queue->push(core::DayAnswered{id, std::move(answer->day), std::move(answer->etag)});
    } else {
      // How the service is, is told where that changes: the day is asked for again and again.
      queue->push(core::DayAnswered{id, failure(std::move(answer.error())), ""});
    }
  });
}

void EffectRunner::fetch_festival_day(const core::FetchFestivalDay& effect) {
  http_->send(ticketing::festival_day_request(effect.etag),
              [queue = queue_, id = effect.request](const auto& exchange) {
                auto answer = ticketing::read_festival_day(exchange);
                if (answer) {
                  queue->push(core::FestivalDayAnswered{id, std::move(answer->day), std::move(answer->etag)});
                  return;
                }
                // Told where it changes, as the day's.
                queue->push(core::FestivalDayAnswered{id, failure(std::move(answer.error())), ""});
              });
}

void EffectRunner::look_up(const core::LookUpPass& effect) {
  http_->send(ticketing::lookup_request(effect.code, effect.symbology),
              [queue = queue_, id = effect.request](const auto& exchange) {
                auto answer = ticketing::read_lookup(exchange);
                if (!answer) log_failure("look-up", answer.error());
                queue->push(core::LookUpAnswered{id, std::move(answer)});
              });
}

void EffectRunner::obtain(const core::ObtainTicket& effect) {
  http_->send(ticketing::obtain_request(effect.obtain, effect.key, effect.visit),
              [queue = queue_, id = effect.request](const auto& exchange) {
                auto answer = ticketing::read_ticket(exchange);
                if (!answer) log_failure("ticket", answer.error());
                queue->push(core::ObtainAnswered{id, std::move(answer)});
              });
}

void EffectRunner::give_back(const core::ReturnTicket& effect) {
  http_->send(ticketing::return_request(effect.ticket, effect.key, effect.visit),
              [queue = queue_, id = effect.request](const auto& exchange) {
                auto answer = ticketing::read_return(exchange);
                std::optional<ServiceError> error;
                if (!answer) {
                  error = std::move(answer.error());
                  log_failure("return", *error);
                }
                queue->push(core::ReturnAnswered{id, std::move(error)});
              });
}

void EffectRunner::withdraw(const core::WithdrawRequest& effect) {
  http_->send(ticketing::withdraw_request(effect.key), [queue = queue_, id = effect.request](const auto& exchange) {
    auto answer = ticketing::read_fate(exchange);
    if (!answer) log_failure("withdrawal", answer.error());
    queue->push(core::WithdrawalAnswered{id, std::move(answer)});
  });
}

void EffectRunner::report(const core::ReportDelivery& effect) {
  http_->send(ticketing::delivery_request(effect.ticket, effect.delivery, effect.key),
              [queue = queue_, id = effect.request](const auto& exchange) {
                auto answer = ticketing::read_delivery(exchange);
                std::optional<ServiceError> error;
                if (!answer) {
                  error = std::move(answer.error());
                  log_failure("delivery", *error);
                }
                queue->push(core::DeliveryAnswered{id, std::move(error)});
              });
}

void EffectRunner::call_for_help(const core::CallForHelp& effect) {
  http_->send(ticketing::help_request(effect.key, effect.language),
              [queue = queue_, id = effect.request](const auto& exchange) {
                auto answer = ticketing::read_help(exchange);
                std::optional<ServiceError> error;
                if (!answer) {
                  error = std::move(answer.error());
                  log_failure("help", *error);
                }
                queue->push(core::HelpAnswered{id, std::move(error)});
              });
}

void EffectRunner::append(const core::AppendJournal& effect) {
  journal_worker_.post([this, effect] {
    const auto written = journal_.append(effect.entry);
    if (!written) log::error("journal", written.error().detail);
    queue_->push(
        core::JournalAppended{effect.request, written.has_value(), written ? JournalFault::kIo : written.error().kind});
  });
}

void EffectRunner::open_journal(const core::OpenJournal& effect) {
  journal_worker_.post([this, effect] {
    auto opened = journal_.open(effect.now);
    if (!opened) {
      // It is tried every few seconds, and told once.
      if (journal_trouble_ != opened.error().detail) log::error("journal", opened.error().detail);
      journal_trouble_ = opened.error().detail;
      queue_->push(core::JournalUnavailable{effect.request, opened.error().kind});
      return;
    }
    if (opened->damage) log::error("journal", opened->damage->detail);
    log::info("journal", std::to_string(opened->owed.size()) + " tickets to settle from the last run");
    for (auto& owed : opened->owed) queue_->push(core::Recovered{std::move(owed)});
    queue_->push(core::JournalOpened{effect.request, opened->damage.has_value()});
  });
}

void EffectRunner::forget_closed(const core::ForgetClosed& effect) {
  journal_worker_.post([this, effect] {
    const auto forgotten = journal_.forget(effect.now);
    if (!forgotten) log::warning("journal", forgotten.error().detail);
    queue_->push(core::ClosedForgotten{effect.request});
  });
}

void EffectRunner::note_settled(const core::NoteSettled& effect) {
  journal_worker_.post([this, effect] {
    const auto noted = journal_.note_settled();
    if (noted) {
      log::info("journal", "all tickets of the damaged journal are settled");
    } else {
      log::error("journal", noted.error().detail);
    }
    queue_->push(core::SettledNoted{effect.request, noted.has_value()});
  });
}

void EffectRunner::fetch_unreported(const core::FetchUnreported& effect) {
  http_->send(ticketing::unreported_request(), [queue = queue_, id = effect.request](const auto& exchange) {
    auto answer = ticketing::read_unreported(exchange);
    if (!answer) log_failure("unreported tickets", answer.error());
    queue->push(core::UnreportedAnswered{id, std::move(answer)});
  });
}

// An older service does not know the journal for a part and refuses the whole report: it is told of the others.
void EffectRunner::report_conditions(const core::ReportConditions& effect) {
  const auto reported = [queue = queue_, id = effect.request](const auto& exchange) {
    auto answer = ticketing::read_conditions(exchange);
    std::optional<ServiceError> error;
    if (!answer) {
      error = std::move(answer.error());
      // Sent again an hour later and no sooner; the others, soon and often.
      if (error->kind == ServiceError::Kind::kRejected) log_failure("how the devices are", *error);
    }
    queue->push(core::ConditionsReported{id, std::move(error)});
  };
  auto known = effect.devices;
  std::erase_if(known, [](const DeviceCondition& one) { return one.part == DevicePart::kJournal; });
  if (known.size() == effect.devices.size()) {
    http_->send(ticketing::conditions_request(known), reported);
    return;
  }
  http_->send(ticketing::conditions_request(effect.devices),
              [http = http_, known = std::move(known), reported](const auto& exchange) {
                constexpr int kBadRequest = 400;
                if (!exchange || exchange->status != kBadRequest) return reported(exchange);
                http->send(ticketing::conditions_request(known), reported);
              });
}

void EffectRunner::print(const core::Print& effect, const core::State& state) {
  const auto qr = devices_.symbols->qr(effect.ticket.code.str());
  if (!qr) {
    log::error("printing", "the ticket's code cannot be drawn: " + qr.error().detail);
    queue_->push(core::PrintFinished{effect.request, {PrintOutcome::kFailed, PrinterCondition::kFault, ""}});
    return;
  }
  // Paper is read by the staff at the door as well: it is in the house's language, whatever the visit speaks.
  const auto& say = languages_.find(state.settings.languages.front().code);
  const auto zone = core::zone_of(state);
  const auto& ticket = effect.ticket;
  const auto seated_by = say.clock(ticket.be_seated_by, zone);
  printing::TicketText text{ticket,
                            say.full_date(ticket.starts_at, zone),
                            say.clock(ticket.starts_at, zone),
                            seated_by,
                            say.text("Be seated by"),
                            say.text("Be seated by {time}", {{"time", seated_by}})};
  // The service's own word where seats have no numbers; the rest is as the festival wrote it.
  if (ticket.seat == "general admission") text.ticket.seat = say.text("general admission");
  text.ticket.category = category_on_paper(ticket, state.mode, say);
  auto raster = printing::draw_ticket(text, *qr, devices_.printer->width_dots(), *devices_.paper);
  printer_worker_.post([this, id = effect.request, raster = std::move(raster)] {
    auto report = devices_.printer->print(raster);
    if (report.outcome != PrintOutcome::kPrinted) log::warning("printer", report.detail);
    queue_->push(core::PrintFinished{id, std::move(report)});
  });
}

void EffectRunner::check_printer(const core::CheckPrinter& effect) {
  printer_worker_.post([this, id = effect.request] {
    const auto condition = devices_.printer->condition();
    queue_->push(core::PrinterChecked{id, condition, devices_.printer->detail()});
  });
}

}  // namespace kiosk::app
