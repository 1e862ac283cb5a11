using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Portal.Grains.Storage;

namespace Portal.Grains.Tests.Scoring.Folding;

/// <summary>A database that goes away at a chosen statement, before it or right after it.</summary>
internal sealed class BreakingDatabase(PortalDatabase database, string connectionString) : DbDataSource
{
    private int countdown;
    private bool afterwards;

    public override string ConnectionString => connectionString;

    public bool HasBroken { get; private set; }

    /// <summary>The same database through this.</summary>
    public PortalDatabase Wrap() => new(database.Kind, this, connectionString);

    /// <summary>Breaks at the n-th statement from now on; commits count as statements.</summary>
    public void BreakAt(int statement, bool after) => (countdown, afterwards, HasBroken) = (statement, after, false);

    public void BreakNoMore() => countdown = 0;

    protected override DbConnection CreateDbConnection() => new Connection(this, database.DataSource.CreateConnection());

    private T Run<T>(DbConnection connection, Func<T> statement)
    {
        if (countdown == 0 || --countdown > 0)
            return statement();

        HasBroken = true;
        if (afterwards)
            statement();
        connection.Close();
        throw new BrokenException();
    }

    internal sealed class BrokenException() : Exception("The database went away.");

    private sealed class Connection(BreakingDatabase owner, DbConnection inner) : DbConnection
    {
        public DbConnection Inner => inner;

        [AllowNull]
        public override string ConnectionString
        {
            get => inner.ConnectionString;
            set => inner.ConnectionString = value;
        }

        public override string Database => inner.Database;

        public override string DataSource => inner.DataSource;

        public override string ServerVersion => inner.ServerVersion;

        public override ConnectionState State => inner.State;

        public T Run<T>(Func<T> statement) => owner.Run(inner, statement);

        public override void ChangeDatabase(string databaseName) => inner.ChangeDatabase(databaseName);

        public override void Open() => inner.Open();

        public override void Close() => inner.Close();

        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) =>
            new Transaction(this, inner.BeginTransaction(isolationLevel));

        protected override DbCommand CreateDbCommand() => new Command(this, inner.CreateCommand());

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }

    private sealed class Transaction(Connection connection, DbTransaction inner) : DbTransaction
    {
        public DbTransaction Inner => inner;

        public override IsolationLevel IsolationLevel => inner.IsolationLevel;

        protected override DbConnection DbConnection => connection;

        public override void Commit() => connection.Run(() =>
        {
            inner.Commit();
            return true;
        });

        public override void Rollback() => inner.Rollback();

        protected override void Dispose(bool disposing)
        {
            if (disposing && connection.State == ConnectionState.Open)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }

    private sealed class Command(Connection connection, DbCommand inner) : DbCommand
    {
        [AllowNull]
        public override string CommandText
        {
            get => inner.CommandText;
            set => inner.CommandText = value;
        }

        public override int CommandTimeout { get => inner.CommandTimeout; set => inner.CommandTimeout = value; }

        public override CommandType CommandType { get => inner.CommandType; set => inner.CommandType = value; }

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get => inner.UpdatedRowSource; set => inner.UpdatedRowSource = value; }

        protected override DbConnection? DbConnection { get => connection; set => throw new NotSupportedException(); }

        protected override DbParameterCollection DbParameterCollection => inner.Parameters;

        protected override DbTransaction? DbTransaction
        {
            get => null;
            set => inner.Transaction = (value as Transaction)?.Inner;
        }

        public override void Cancel() => inner.Cancel();

        public override int ExecuteNonQuery() => connection.Run(inner.ExecuteNonQuery);

        public override object? ExecuteScalar() => connection.Run(inner.ExecuteScalar);

        public override void Prepare() => inner.Prepare();

        protected override DbParameter CreateDbParameter() => inner.CreateParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) =>
            connection.Run(() => inner.ExecuteReader(behavior));

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
