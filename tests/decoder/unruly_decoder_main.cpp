// SPDX-License-Identifier: Apache-2.0
// unruly-decoder: reads symbols as kiosk-decoder does, and on marked pictures misbehaves as they say (mischief.hpp).
#include <array>
#include <csignal>
#include <cstdlib>
#include <new>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include "platform/decoder/serve.hpp"
#include "platform/decoder/wire.hpp"
#include "platform/zxing/zxing_reader.hpp"
#include "tests/decoder/mischief.hpp"

namespace {

using kiosk::GreyImage;
using kiosk::ports::Look;
using kiosk::ports::ReadError;
using kiosk::ports::Symbol;
using tests::Mischief;
namespace wire = platform::decoder::wire;

/// What the program was started with: "open 2 3 4; words a b; variables 0; frames N".
std::string surroundings(int count, char** words) {
  std::string said = "open";
  for (int fd = 0; fd < 1024; ++fd) {
    if (::fcntl(fd, F_GETFD) >= 0) said += " " + std::to_string(fd);
  }
  said += "; words";
  for (int i = 1; i < count; ++i) said += std::string(" ") + words[i];
  int variables = 0;
  while (environ != nullptr && environ[variables] != nullptr) ++variables;
  return said + "; variables " + std::to_string(variables);
}

[[gnu::noinline]] void write_to_nowhere(volatile int* nowhere) { *nowhere = 1; }

void loop() {
  const volatile bool for_ever = true;
  while (for_ever) {
  }
}

/// Small pieces, used, until there are no more; where nothing limits them, one that no machine has.
void starve() {
  constexpr std::size_t kPiece = std::size_t{1} << 20U;
  std::vector<std::vector<char>> pieces;
  while (pieces.size() < 256) pieces.emplace_back(kPiece, 'x');
  pieces.emplace_back(std::size_t{1} << 42U, 'x');
}

void send_raw(const std::string& bytes) {
  static_cast<void>(::send(wire::kSocket, bytes.data(), bytes.size(), MSG_NOSIGNAL));
}

void send_descriptor() {
  char byte = 'x';
  iovec part{&byte, 1};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  static_cast<void>(::sendmsg(wire::kSocket, &message, 0));
}

void execute() {
  std::array<char*, 1> none{nullptr};
  ::execve("/bin/true", none.data(), none.data());
}

void raise_limit() {
  const rlimit unlimited{RLIM_INFINITY, RLIM_INFINITY};
  ::setrlimit(RLIMIT_AS, &unlimited);
}

void make_code() {
  void* page = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  ::mprotect(page, 4096, PROT_READ | PROT_EXEC);
}

/// What asks the system for something.
void ask(Mischief mischief) {
  char byte = 0;
  switch (mischief) {
    case Mischief::kOpen:
      static_cast<void>(::open("/etc/passwd", O_RDONLY | O_CLOEXEC));
      break;
    case Mischief::kRead:
      static_cast<void>(::pread(wire::kFrames, &byte, 1, 0));
      break;
    case Mischief::kWriteFile:
      static_cast<void>(::write(wire::kFrames, &byte, 1));
      break;
    case Mischief::kSocket:
      static_cast<void>(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
      break;
    case Mischief::kFork:
      static_cast<void>(::fork());
      break;
    case Mischief::kThread:
      std::thread([] {}).join();
      break;
    case Mischief::kExec:
      execute();
      break;
    case Mischief::kMapCode:
      ::mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
      break;
    case Mischief::kMapFile:
      ::mmap(nullptr, 4096, PROT_READ, MAP_SHARED, wire::kFrames, 0);
      break;
    case Mischief::kMakeCode:
      make_code();
      break;
    case Mischief::kSignal:
      ::kill(::getppid(), 0);
      break;
    case Mischief::kTrace:
      ::ptrace(PTRACE_ATTACH, ::getpid(), nullptr, nullptr);
      break;
    case Mischief::kDuplicate:
      static_cast<void>(::dup(wire::kSocket));
      break;
    case Mischief::kSendDescriptor:
      send_descriptor();
      break;
    case Mischief::kControlTerminal:
      ::ioctl(wire::kSocket, TIOCSTI, "x");
      break;
    case Mischief::kBecomeDumpable:
      ::prctl(PR_SET_DUMPABLE, 1);
      break;
    case Mischief::kRaiseLimit:
      raise_limit();
      break;
    default:
      break;
  }
}

class UnrulyReader final : public kiosk::ports::SymbolReader {
 public:
  explicit UnrulyReader(std::string started_with) : started_with_(std::move(started_with)) {}

  kiosk::Result<Look, ReadError> read(const GreyImage& picture) override {
    ++frames_;
    if (const auto mischief = tests::mischief_of(picture)) return misbehave(*mischief);
    return reader_.read(picture);
  }

 private:
  Look misbehave(Mischief mischief) {
    switch (mischief) {
      case Mischief::kTell:
        return tell();
      case Mischief::kCrash:
        write_to_nowhere(nullptr);
        break;
      case Mischief::kAbort:
        std::abort();
      case Mischief::kThrow:
        throw std::runtime_error("a \x1b[31mpicture\nof harm");
      case Mischief::kLoop:
        loop();
        break;
      case Mischief::kStarve:
        kept_.resize(std::size_t{1} << 42U);
        break;
      case Mischief::kStarveSlowly:
        starve();
        break;
      case Mischief::kNonsense:
        send_raw("\x07 nonsense");
        break;
      case Mischief::kEmptyAnswer:
        send_raw("");
        break;
      case Mischief::kHugeAnswer:
        send_raw(std::string(wire::kMostMessage + 2, '\0'));
        break;
      case Mischief::kAnswerTwice:
        send_raw(wire::write_answer(frames_, Look{}, {64, 64}));
        break;
      default:
        ask(mischief);
    }
    return Look{};
  }

  [[nodiscard]] Look tell() const {
    Symbol symbol;
    symbol.text = started_with_ + "; frames " + std::to_string(frames_);
    symbol.symbology = kiosk::Symbology("Tell");
    return Look{.still = false, .symbols = {symbol}, .unread = {}};
  }

  platform::zxing::ZxingReader reader_;
  std::string started_with_;
  std::uint32_t frames_ = 0;
  std::vector<char> kept_;
};

}  // namespace

int main(int count, char** words) {
  UnrulyReader reader(surroundings(count, words));
  return platform::decoder::serve(reader);
}
