// SPDX-License-Identifier: Apache-2.0
// Everything the application stands on, as ports.
#pragma once

#include "kiosk/app/reading_settings.hpp"
#include "kiosk/ports/camera.hpp"
#include "kiosk/ports/clock.hpp"
#include "kiosk/ports/display.hpp"
#include "kiosk/ports/http_client.hpp"
#include "kiosk/ports/id_source.hpp"
#include "kiosk/ports/journal_files.hpp"
#include "kiosk/ports/paper.hpp"
#include "kiosk/ports/printer.hpp"
#include "kiosk/ports/scanner.hpp"
#include "kiosk/ports/screen_observer.hpp"
#include "kiosk/ports/speaker.hpp"
#include "kiosk/ports/symbol_reader.hpp"
#include "kiosk/ports/symbol_writer.hpp"

namespace kiosk::app {

/// Borrowed: each outlives the application. The optional ones may be null.
struct Devices {
  ports::Display* display = nullptr;
  ports::Paper* paper = nullptr;
  ports::HttpClient* http = nullptr;
  ports::JournalFiles* journal = nullptr;
  ports::Printer* printer = nullptr;
  ports::SymbolWriter* symbols = nullptr;
  ports::Clock* clock = nullptr;
  ports::IdSource* ids = nullptr;
  ports::SymbolReader* symbol_reader = nullptr;  ///< with `camera`
  ports::Camera* camera = nullptr;               ///< optional
  ports::Scanner* scanner = nullptr;             ///< optional
  ports::ScreenObserver* observer = nullptr;     ///< optional
  ports::Speaker* speaker = nullptr;             ///< optional
  ReadingSettings reading;
};

}  // namespace kiosk::app
