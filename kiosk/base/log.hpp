// SPDX-License-Identifier: Apache-2.0
// The log facade: modules say what happened, the composition root decides where it goes.
#pragma once

#include <functional>
#include <string_view>

namespace kiosk::log {

enum class Level { kDebug, kInfo, kWarning, kError };

using Sink = std::function<void(Level, std::string_view area, std::string_view message)>;
/// Waits a bounded time until what was written is where it ends up.
using Flush = std::function<void()>;

/// Sets where lines go; call once, before threads start. Until then they go to standard error, in the form
/// `TIME LEVEL AREA: MESSAGE`. `flush`: for a sink that keeps lines a while.
void set_sink(Sink sink, Flush flush = {});

/// One line. `area` names the module ("journal"). Never a pass code, a name or a ticket code. Any thread.
void write(Level level, std::string_view area, std::string_view message);

/// For a program that is about to end without its destructors: what was written is not lost. Any thread.
void flush();

inline void debug(std::string_view area, std::string_view message) { write(Level::kDebug, area, message); }
inline void info(std::string_view area, std::string_view message) { write(Level::kInfo, area, message); }
inline void warning(std::string_view area, std::string_view message) { write(Level::kWarning, area, message); }
inline void error(std::string_view area, std::string_view message) { write(Level::kError, area, message); }

}  // namespace kiosk::log
