// SPDX-License-Identifier: Apache-2.0
#include "core/decode/work_clock.h"

#include <ctime>

namespace nqi::decode {

std::chrono::microseconds workTime()
{
    using std::chrono::duration_cast;
    using std::chrono::microseconds;
#ifdef CLOCK_THREAD_CPUTIME_ID
    if (timespec now{}; clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now) == 0)
        return duration_cast<microseconds>(std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec));
#endif
    return duration_cast<microseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace nqi::decode
