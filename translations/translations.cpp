// SPDX-License-Identifier: Apache-2.0
// The library holds resources only.
