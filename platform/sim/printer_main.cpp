// SPDX-License-Identifier: Apache-2.0
// sim-printer: a receipt printer on a TCP port whose paper is PNG files. See usage() for its options.
#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <pthread.h>

#include "kiosk/base/spelling.hpp"
#include "platform/sim/png_file.hpp"
#include "platform/sim/printer.hpp"
#include "platform/version/version.hpp"

namespace {

using platform::sim::PrinterFault;
using platform::sim::SimPrinter;
using platform::sim::SimPrinterSettings;
using platform::sim::Slip;

constexpr int kDotsPerMetre = 7992;  // 203 dpi

void usage(std::ostream& out) {
  out << "sim-printer --out DIR [options]\n"
         "  --listen ADDRESS:PORT  where to listen; port 0: the kernel chooses (127.0.0.1:9100)\n"
         "  --port-file FILE       the port is written there once it listens\n"
         "  --out DIR              tickets become DIR/ticket-0001.png, bad jobs DIR/ticket-0001.png.error\n"
         "  --paper N              millimetres of paper before it runs out (without end)\n"
         "  --fault FAULT          none paper-out cover-open cutter silent reset-midway paper-out-midway "
         "refuse-status\n"
         "  --fault-file FILE      holds the name of a fault; read again at each connection and each job\n"
         "Ends at SIGINT or SIGTERM: 0, or 1 where a job had commands the printer does not know.\n";
}

struct Options {
  SimPrinterSettings settings;
  std::string port_file;
  std::string out;
  std::string fault_file;
};

template <class Number>
bool parse_number(const std::string& text, Number& number) {
  const auto* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc{} && stop == end;
}

bool set_listen(SimPrinterSettings& settings, const std::string& value) {
  const auto colon = value.rfind(':');
  if (colon == std::string::npos) return false;
  settings.address = value.substr(0, colon);
  return parse_number(value.substr(colon + 1), settings.port);
}

bool set_option(Options& options, const std::string& name, const std::string& value) {
  if (name == "--listen") return set_listen(options.settings, value);
  if (name == "--port-file") options.port_file = value;
  if (name == "--out") options.out = value;
  if (name == "--fault-file") options.fault_file = value;
  if (name == "--paper") {
    int millimetres = 0;
    if (!parse_number(value, millimetres) || millimetres < 0 || millimetres > 1'000'000) return false;
    options.settings.paper_mm = millimetres;
  }
  if (name == "--fault") {
    const auto fault = platform::sim::parse_printer_fault(value);
    if (!fault) return false;
    options.settings.fault = *fault;
  }
  return true;
}

// Nothing, after saying why, where the command line is wrong.
std::optional<Options> parse(int argc, char** argv) {
  static const std::vector<std::string_view> kKnown = {"--listen", "--port-file",  "--out",  "--paper",
                                                       "--fault",  "--fault-file", "--help", "--version"};
  Options options;
  options.settings.port = 9100;
  for (int i = 1; i < argc; i += 2) {
    const std::string name = argv[i];
    const bool known = std::ranges::find(kKnown, name) != kKnown.end();
    if (!known || i + 1 == argc || !set_option(options, name, argv[i + 1])) {
      std::cerr << "sim-printer: "
                << (!known          ? "there is no option " + name + "; " + kiosk::suggestion(name, kKnown)
                    : i + 1 == argc ? name + ": its value is missing"
                                    : name + " " + argv[i + 1] + ": that is none of its values, which are below")
                << "\n";
      usage(std::cerr);
      return std::nullopt;
    }
  }
  if (options.out.empty()) {
    std::cerr << "sim-printer: --out is missing: the folder for the tickets\n";
    usage(std::cerr);
    return std::nullopt;
  }
  return options;
}

// The tray the slips fall into: numbers the files and says what it wrote. On the printer's thread.
class Tray {
 public:
  explicit Tray(std::string folder) : folder_(std::move(folder)) {}

  bool keep(const Slip& slip) {
    const auto path = next_path();
    const auto png = platform::sim::encode_png(slip.sheet, kDotsPerMetre);
    const auto written = png ? platform::sim::write_whole_file(path, *png) : png;
    if (!written) {
      std::cerr << "sim-printer: " << written.error() << std::endl;
      return false;
    }
    std::cout << "sim-printer: wrote " << path << std::endl;
    return true;
  }

  void keep_errors(const std::string& errors) {
    failed_ = true;
    const auto path = next_path() + ".error";
    std::cerr << "sim-printer: bad job, see " << path << "\n" << errors << std::flush;
    const auto written = platform::sim::write_whole_file(path, errors);
    if (!written) std::cerr << "sim-printer: " << written.error() << std::endl;
  }

  [[nodiscard]] bool failed() const { return failed_; }

 private:
  // Never a name that is taken: a tray is emptied by people.
  std::string next_path() {
    while (true) {
      char name[32];
      std::snprintf(name, sizeof name, "ticket-%04d.png", ++last_);
      auto path = folder_ + "/" + name;
      std::error_code ignored;
      const bool taken = std::filesystem::exists(path, ignored) || std::filesystem::exists(path + ".error", ignored);
      if (!taken) return path;
    }
  }

  std::string folder_;
  int last_ = 0;
  bool failed_ = false;
};

// The fault named in the file; `otherwise` where there is no file or no such fault.
PrinterFault read_fault(const std::string& path, PrinterFault otherwise) {
  std::ifstream file(path);
  std::string name;
  file >> name;
  if (!file) return otherwise;
  const auto fault = platform::sim::parse_printer_fault(name);
  if (!fault) std::cerr << "sim-printer: no fault is called " << name << std::endl;
  return fault.value_or(otherwise);
}

// 0, or the exit code of why it did not start.
int run(Options options, const sigset_t& signals) {
  std::error_code error;
  std::filesystem::create_directories(options.out, error);
  Tray tray(options.out);
  options.settings.on_slip = [&](const Slip& slip) { return tray.keep(slip); };
  options.settings.on_bad_job = [&](const std::string& errors) { tray.keep_errors(errors); };
  if (!options.fault_file.empty()) {
    options.settings.next_fault = [path = options.fault_file, first = options.settings.fault] {
      return read_fault(path, first);
    };
  }
  const auto address = options.settings.address;
  auto printer = SimPrinter::start(std::move(options.settings));
  if (!printer) {
    std::cerr << "sim-printer: " << printer.error() << "\n";
    return 2;
  }
  const auto port = std::to_string((*printer)->port());
  std::cout << "sim-printer: listening on " << address << ":" << port << std::endl;
  if (!options.port_file.empty()) {
    const auto written = platform::sim::write_whole_file(options.port_file, port + "\n");
    if (!written) {
      std::cerr << "sim-printer: " << written.error() << "\n";
      return 2;
    }
  }
  int signal = 0;
  while (::sigwait(&signals, &signal) == EINTR) {
  }
  printer->reset();  // its thread has ended: the tray can be looked at
  return tray.failed() ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::string(argv[1]) == "--help") {
    usage(std::cout);
    return 0;
  }
  if (argc == 2 && std::string(argv[1]) == "--version") {
    std::cout << "sim-printer " << platform::version() << '\n';
    return 0;
  }
  auto options = parse(argc, argv);
  if (!options) return 2;
  static_cast<void>(std::signal(SIGPIPE, SIG_IGN));  // what it says may have lost its reader
  sigset_t signals;
  ::sigemptyset(&signals);
  ::sigaddset(&signals, SIGINT);
  ::sigaddset(&signals, SIGTERM);
  ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);  // before the printer's thread starts
  return run(std::move(*options), signals);
}
