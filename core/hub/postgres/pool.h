// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/postgres/session.h"
#include "core/hub/postgres/store.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

/// Connections that callers share. Private to core/hub/postgres.
namespace nqi::hub {

/// A transaction whose every step a test can make fail.
class PostgresWork {
public:
    PostgresWork(pqxx::connection &connection, const std::function<bool()> &fault)
        : m_transaction(connection), m_fault(fault)
    {
    }
    template <class... Parameters>
    pqxx::result exec(const std::string &sql, Parameters &&...parameters)
    {
        step();
        if constexpr (sizeof...(parameters) == 0)
            return m_transaction.exec(sql);
        else
            return m_transaction.exec(sql, pqxx::params{std::forward<Parameters>(parameters)...});
    }
    void commit()
    {
        step();
        m_transaction.commit();
    }

private:
    void step() const
    {
        if (m_fault && m_fault())
            throw pqxx::broken_connection("a test broke it");
    }
    pqxx::work m_transaction;
    const std::function<bool()> &m_fault;
};

class PostgresPool {
public:
    explicit PostgresPool(PostgresOptions options) : m_options(std::move(options)) {}

    /// Runs `work(PostgresWork &)` in a transaction on a connection of its own and commits. A connection that broke
    /// while it lay here, or before the commit was asked for, is replaced once: nothing has happened yet.
    template <class Work>
    [[nodiscard]] auto run(const Work &work) -> StoreResult<std::invoke_result_t<const Work &, PostgresWork &>>
    {
        using Result = std::invoke_result_t<const Work &, PostgresWork &>;
        bool again = true;
        while (true) {
            auto done = withoutExceptions([&]() -> std::optional<Result> {
                Lease lease(*this);
                try {
                    PostgresWork transaction(*lease.connection, m_options.fault);
                    Result result = work(transaction);
                    transaction.commit();
                    return result;
                } catch (const pqxx::in_doubt_error &) {
                    lease.connection.reset();
                    throw; // it may have happened: the caller sends it again, and finds out
                } catch (const pqxx::broken_connection &) {
                    lease.connection.reset();
                    if (!std::exchange(again, false))
                        throw;
                    return std::nullopt;
                }
            });
            if (!done)
                return std::unexpected(done.error().code);
            if (*done)
                return std::move(**done);
        }
    }

private:
    struct Lease {
        explicit Lease(PostgresPool &from) : pool(from), connection(from.take()) {}
        Lease(const Lease &) = delete;
        Lease &operator=(const Lease &) = delete;
        ~Lease() { pool.give(std::move(connection)); }

        PostgresPool &pool;
        std::unique_ptr<pqxx::connection> connection;
    };

    std::unique_ptr<pqxx::connection> take()
    {
        std::unique_lock lock(m_mutex);
        m_given.wait(lock, [this] { return !m_free.empty() || m_made < m_options.connections; });
        if (!m_free.empty()) {
            auto connection = std::move(m_free.back());
            m_free.pop_back();
            return connection;
        }
        ++m_made;
        lock.unlock();
        try {
            return std::make_unique<pqxx::connection>(connectTo(m_options.address));
        } catch (...) {
            give({});
            throw;
        }
    }
    void give(std::unique_ptr<pqxx::connection> connection)
    {
        {
            const std::scoped_lock lock(m_mutex);
            if (connection && connection->is_open())
                m_free.push_back(std::move(connection));
            else
                --m_made;
        }
        m_given.notify_one();
    }

    PostgresOptions m_options;
    std::mutex m_mutex;
    std::condition_variable m_given;
    std::vector<std::unique_ptr<pqxx::connection>> m_free;
    std::size_t m_made = 0;
};

} // namespace nqi::hub
