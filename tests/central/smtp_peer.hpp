// SPDX-License-Identifier: Apache-2.0
// A small SMTP server on loopback that does what it is told: takes mail, refuses, or says nothing at all.
#pragma once

#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace central::test {

struct ReceivedMail {
  std::string from;  ///< of the envelope, as the client wrote it
  std::vector<std::string> to;
  std::string text;  ///< headers and body, without the dots that were added
};

class SmtpPeer {
 public:
  SmtpPeer();
  ~SmtpPeer();
  SmtpPeer(const SmtpPeer&) = delete;
  SmtpPeer& operator=(const SmtpPeer&) = delete;

  [[nodiscard]] std::string url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }

  /// The next time this comes ("MAIL", "RCPT", "DATA", "." for the end of a mail, "AUTH"; "" for the connection) it
  /// answers so in place of yes. "": it says nothing from then on.
  void next_time(const std::string& verb, const std::string& reply);
  /// Offers logins from now on.
  void wants_login();
  /// Refuses connections from now on.
  void close();

  [[nodiscard]] std::vector<ReceivedMail> mails();
  /// What came with AUTH, in base64.
  [[nodiscard]] std::string login();
  [[nodiscard]] int connections();
  /// Waits until it says nothing to somebody; false after ten seconds.
  [[nodiscard]] bool stalls();

 private:
  class Talk;
  void serve();

  int listener_ = -1;
  int wake_ = -1;
  int port_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, std::vector<std::string>> replies_;  ///< guarded by mutex_, as is all below
  std::vector<ReceivedMail> mails_;
  std::string login_;
  bool wants_login_ = false;
  bool stalling_ = false;
  int connections_ = 0;
  std::thread thread_;
};

}  // namespace central::test
