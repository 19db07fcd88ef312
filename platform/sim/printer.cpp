// SPDX-License-Identifier: Apache-2.0
// The thread that waits for connections and carries their bytes to a session and back.
#include "platform/sim/printer.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "platform/sim/printer_session.hpp"

namespace platform::sim {
namespace {

class Fd {
 public:
  explicit Fd(int fd = -1) : fd_(fd) {}
  Fd(Fd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Fd& operator=(Fd&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Fd() {
    if (fd_ >= 0) ::close(fd_);
  }
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

std::string why(const char* what) { return std::string(what) + ": " + std::generic_category().message(errno); }

/// Why bind() failed, and what to do.
std::string cannot_listen(const SimPrinterSettings& settings, int error) {
  const auto line = "cannot listen on " + settings.address + ':' + std::to_string(settings.port) + ": " +
                    std::generic_category().message(error);
  switch (error) {
    case EADDRINUSE:
      return line +
             "; another program listens there, which `ss -ltnp` names: end it, or choose another port (--listen; port "
             "0 "
             "is any that is free)";
    case EACCES:
      return line + "; ports below 1024 are the system's: choose a higher one with --listen";
    case EADDRNOTAVAIL:
      return line + "; this machine has no such address: --listen 127.0.0.1:PORT is for programs on it";
    default:
      return line;
  }
}

kiosk::Result<Fd, std::string> listen_on(const SimPrinterSettings& settings, std::uint16_t& port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(settings.port);
  if (::inet_pton(AF_INET, settings.address.c_str(), &address.sin_addr) != 1) {
    return kiosk::failure("no IPv4 address: " + settings.address);
  }
  Fd fd(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (fd.get() < 0) return kiosk::failure(why("socket"));
  const int on = 1;
  ::setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (settings.buffer_bytes < 16384) {
    const int bytes = static_cast<int>(settings.buffer_bytes);
    ::setsockopt(fd.get(), SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
  }
  auto* const generic = reinterpret_cast<sockaddr*>(&address);
  socklen_t size = sizeof address;
  if (::bind(fd.get(), generic, size) != 0) return kiosk::failure(cannot_listen(settings, errno));
  if (::listen(fd.get(), 16) != 0) return kiosk::failure(why("listen"));
  if (::getsockname(fd.get(), generic, &size) != 0) return kiosk::failure(why("getsockname"));
  port = ntohs(address.sin_port);
  return fd;
}

}  // namespace

class SimPrinter::Server {
 public:
  Server(SimPrinterSettings settings, Fd listener, Fd wake, std::uint16_t port)
      : settings_(std::move(settings)),
        listener_(std::move(listener)),
        wake_(std::move(wake)),
        port_(port),
        mechanism_(settings_.paper_mm),
        thread_([this] { run(); }) {}

  ~Server() {
    tell([this] { stop_ = true; });
    thread_.join();
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] std::uint16_t port() const { return port_; }
  void set_fault(PrinterFault fault) {
    tell([&] { new_fault_ = fault; });
  }
  void load_paper() {
    tell([&] { new_paper_ = true; });
  }
  [[nodiscard]] std::vector<kiosk::Bitmap> tickets() const {
    const std::lock_guard lock(mutex_);
    return tickets_;
  }
  [[nodiscard]] std::vector<std::string> errors() const {
    const std::lock_guard lock(mutex_);
    return errors_;
  }
  [[nodiscard]] bool wait_for_tickets(std::size_t count, kiosk::Duration timeout) const {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, timeout, [&] { return tickets_.size() >= count; });
  }

 private:
  struct Client {
    Fd fd;
    PrinterSession session;
    std::string unsent;
    bool ended = false;  // the other side sends no more
  };

  template <class Change>
  void tell(Change change) {
    {
      const std::lock_guard lock(mutex_);
      change();
    }
    const std::uint64_t one = 1;
    static_cast<void>(::write(wake_.get(), &one, sizeof one) == sizeof one);
  }

  void run() {
    mechanism_.set_fault(settings_.fault);
    while (true) {
      std::array<pollfd, 3> fds{{{wake_.get(), POLLIN, 0}, {-1, POLLIN, 0}, {-1, 0, 0}}};
      if (client_) {
        fds[2].fd = client_->fd.get();
        if (!client_->ended && client_->session.has_room()) fds[2].events |= POLLIN;
        if (!client_->unsent.empty()) fds[2].events |= POLLOUT;
      } else {
        fds[1].fd = listener_.get();
      }
      if (::poll(fds.data(), fds.size(), -1) < 0 && errno != EINTR) return;
      if (!hear_owner()) return;
      if (fds[1].revents != 0) accept_client();
      if (client_ && fds[2].revents != 0) serve(fds[2].revents);
      if (client_) settle();
    }
  }

  // False: it is time to stop.
  bool hear_owner() {
    std::uint64_t count = 0;
    static_cast<void>(::read(wake_.get(), &count, sizeof count));
    const std::lock_guard lock(mutex_);
    if (new_fault_) mechanism_.set_fault(*std::exchange(new_fault_, std::nullopt));
    if (std::exchange(new_paper_, false)) mechanism_.load_paper();
    return !stop_;
  }

  void ask_fault() {
    if (!settings_.next_fault) return;
    if (const auto fault = settings_.next_fault()) mechanism_.set_fault(*fault);
  }

  void accept_client() {
    Fd fd(::accept4(listener_.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (fd.get() < 0) return;
    ask_fault();
    SessionEvents events;
    events.job = [this] { ask_fault(); };
    events.slip = [this](const Slip& slip) { return keep(slip); };
    events.bad_job = [this](const std::string& errors) { blame(errors); };
    client_.reset(new Client{std::move(fd), {mechanism_, std::move(events), settings_.buffer_bytes}, {}, false});
  }

  bool keep(const Slip& slip) {
    if (settings_.on_slip && !settings_.on_slip(slip)) return false;
    const std::lock_guard lock(mutex_);
    tickets_.push_back(slip.print);
    changed_.notify_all();
    return true;
  }

  void blame(const std::string& errors) {
    if (settings_.on_bad_job) settings_.on_bad_job(errors);
    const std::lock_guard lock(mutex_);
    errors_.push_back(errors);
  }

  void serve(short happened) {
    if ((happened & POLLIN) != 0) receive();
    if (client_ && (happened & (POLLERR | POLLNVAL)) != 0) drop();
  }

  void receive() {
    std::array<char, 4096> bytes;
    const auto room = std::clamp<std::size_t>(settings_.buffer_bytes, 1, bytes.size());
    const auto got = ::recv(client_->fd.get(), bytes.data(), room, 0);
    if (got > 0) client_->session.receive({bytes.data(), static_cast<std::size_t>(got)});
    if (got == 0) client_->ended = true;
    if (got < 0 && errno != EAGAIN && errno != EINTR) drop();
  }

  // What follows from the session's state: going on after a repair, answering, ending.
  void settle() {
    client_->session.resume();
    if (client_->session.wants_reset()) {
      const linger at_once{1, 0};
      ::setsockopt(client_->fd.get(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
      return drop();
    }
    client_->unsent += client_->session.take_answers();
    while (!client_->unsent.empty()) {
      const auto put = ::send(client_->fd.get(), client_->unsent.data(), client_->unsent.size(), MSG_NOSIGNAL);
      if (put < 0 && (errno == EAGAIN || errno == EINTR)) break;
      if (put < 0) return drop();
      client_->unsent.erase(0, static_cast<std::size_t>(put));
    }
    if (client_->ended) drop();
  }

  void drop() {
    client_->session.end();
    client_.reset();
  }

  SimPrinterSettings settings_;
  Fd listener_;
  Fd wake_;
  std::uint16_t port_;
  PrinterMechanism mechanism_;  // the thread's alone, as is client_
  std::unique_ptr<Client> client_;

  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  bool stop_ = false;
  bool new_paper_ = false;
  std::optional<PrinterFault> new_fault_;
  std::vector<kiosk::Bitmap> tickets_;
  std::vector<std::string> errors_;

  std::thread thread_;  // last: it starts when all else is there
};

SimPrinter::SimPrinter(std::unique_ptr<Server> server) : server_(std::move(server)) {}
SimPrinter::~SimPrinter() = default;

kiosk::Result<std::unique_ptr<SimPrinter>, std::string> SimPrinter::start(SimPrinterSettings settings) {
  std::uint16_t port = 0;
  auto listener = listen_on(settings, port);
  if (!listener) return kiosk::failure(listener.error());
  Fd wake(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC));
  if (wake.get() < 0) return kiosk::failure(why("eventfd"));
  auto server = std::make_unique<Server>(std::move(settings), std::move(*listener), std::move(wake), port);
  return std::unique_ptr<SimPrinter>(new SimPrinter(std::move(server)));
}

std::uint16_t SimPrinter::port() const { return server_->port(); }
void SimPrinter::set_fault(PrinterFault fault) { server_->set_fault(fault); }
void SimPrinter::load_paper() { server_->load_paper(); }
std::vector<kiosk::Bitmap> SimPrinter::tickets() const { return server_->tickets(); }
std::vector<std::string> SimPrinter::errors() const { return server_->errors(); }
bool SimPrinter::wait_for_tickets(std::size_t count, kiosk::Duration timeout) const {
  return server_->wait_for_tickets(count, timeout);
}

}  // namespace platform::sim
