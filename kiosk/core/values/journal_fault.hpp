// SPDX-License-Identifier: Apache-2.0
// Why the journal cannot be used, as far as staff can do something about it.
#pragma once

namespace kiosk {

enum class JournalFault {
  kFull,         ///< no space on its disk
  kCorrupt,      ///< it is a journal, and not what was written
  kForeign,      ///< the file is something else
  kNewer,        ///< a newer version of the kiosk wrote it
  kInUse,        ///< another kiosk has it open
  kNoFolder,     ///< the folder of the file does not exist
  kNotWritable,  ///< the file or its folder may not be written, or its disk is read only
  kIo,           ///< everything else
};

}  // namespace kiosk
