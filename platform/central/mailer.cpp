// SPDX-License-Identifier: Apache-2.0
// A few mails at a time: of a program that dies, others take them over after kTaken.
#include "platform/central/mailer.hpp"

#include <csignal>
#include <utility>

#include "kiosk/base/log.hpp"

namespace central {
namespace {

constexpr std::chrono::seconds kBetweenLooks{5};
constexpr int kAtOnce = 8;
/// No attempt begins later than this after its mail was taken; none takes longer than what is left of kTaken.
constexpr std::chrono::seconds kMayBegin{60};

/// A line a mail, without anything of it but its number.
void log(kiosk::log::Level level, const TakenMail& mail, const std::string& what) {
  kiosk::log::write(level, "mail",
                    "mail=" + std::to_string(mail.id) + " try=" + std::to_string(mail.tries) + " " + what);
}

bool send_one(Store& store, Post& post, const Clock& clock, const TakenMail& mail, const std::function<bool()>& stop) {
  const auto posted = post.send(mail, stop);
  switch (posted.kind) {
    case Posted::Kind::kSent:
      mark_sent(store, mail.id, clock());
      log(kiosk::log::Level::kInfo, mail, "sent");
      return true;
    case Posted::Kind::kLater:
      try_later(store, mail, posted.why, clock());
      log(kiosk::log::Level::kWarning, mail, "not sent, tried again later: " + posted.why);
      return false;
    case Posted::Kind::kNever:
      give_up(store, mail.id, posted.why);
      log(kiosk::log::Level::kError, mail, "given up: " + posted.why);
      return false;
  }
  return false;
}

}  // namespace

int send_due_mails(Store& store, Post& post, const Clock& clock, const std::function<bool()>& stop) {
  int sent = 0;
  while (!stop()) {
    const auto taken = take_mails(store, kAtOnce, clock());
    if (taken.empty()) break;
    const auto since = std::chrono::steady_clock::now();
    for (const auto& mail : taken) {
      if (stop() || std::chrono::steady_clock::now() - since > kMayBegin) {
        put_back(store, mail, clock());
      } else if (send_one(store, post, clock, mail, stop)) {
        ++sent;
      }
    }
  }
  return sent;
}

Mailer::Mailer(Store& store, Clock clock, std::unique_ptr<Post> post)
    : store_(store), clock_(std::move(clock)), post_(std::move(post)), thread_([this] { run(); }) {}

Mailer::~Mailer() {
  stopping_ = true;
  wake();
  thread_.join();
}

void Mailer::wake() {
  {
    const std::lock_guard lock(mutex_);
    woken_ = true;
  }
  changed_.notify_one();
}

void Mailer::run() {
  // Signals are for the thread that serves; a relay's broken connection raises SIGPIPE here.
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, nullptr);
  while (!stopping_) {
    try {
      send_due_mails(store_, *post_, clock_, [this] { return stopping_.load(); });
    } catch (const std::exception& failure) {
      kiosk::log::error("mail", std::string("the outbox: ") + failure.what());
    }
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, kBetweenLooks, [this] { return woken_; });
    woken_ = false;
  }
}

}  // namespace central
