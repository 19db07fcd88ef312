// SPDX-License-Identifier: Apache-2.0
// Which adapter a setting asks for.
#include "platform/printer/printer.hpp"

#include "platform/printer/escpos_printer.hpp"
#include "platform/printer/file_printer.hpp"

namespace platform::printer {

std::unique_ptr<kiosk::ports::Printer> make_printer(Settings settings) {
  switch (settings.kind) {
    case LinkKind::kFile:
      return std::make_unique<FilePrinter>(settings.path, settings.width_dots);
    case LinkKind::kDevice: {
      auto link = make_device_link(settings.path);
      return std::make_unique<EscposPrinter>(std::move(settings), std::move(link));
    }
    case LinkKind::kTcp:
      break;
  }
  auto link = make_tcp_link(settings.host, settings.port);
  return std::make_unique<EscposPrinter>(std::move(settings), std::move(link));
}

}  // namespace platform::printer
