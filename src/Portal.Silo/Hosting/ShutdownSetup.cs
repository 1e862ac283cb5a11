namespace Portal.Silo.Hosting;

/// <summary>How a process ends. Bound from the configuration section <c>Shutdown</c>.</summary>
internal sealed class ShutdownOptions
{
    /// <summary>
    /// How long the process still answers after it has said that it is not ready: until balancers have noticed. Absent: no
    /// time in development, else five seconds.
    /// </summary>
    public TimeSpan? Delay { get; set; }

    /// <summary>How long requests, grains and the journal then have to come to their end; the process ends with it.</summary>
    public TimeSpan Limit { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Then every part is told to give up what it waits for. The rest of the limit is for doing so.</summary>
    internal TimeSpan Orderly => (Delay ?? TimeSpan.Zero) + (Limit * OrderlyShare);

    /// <summary>
    /// How long jobs have of it, from the signal on: they stop before the grains do, must leave them their time, and find out
    /// by themselves later what was left to do.
    /// </summary>
    internal TimeSpan Jobs => Limit * JobShare;

    /// <summary>Then the process ends, whatever is left.</summary>
    internal TimeSpan Whole => (Delay ?? TimeSpan.Zero) + Limit;

    private const double OrderlyShare = 0.75;
    private const double JobShare = 0.25;
}

/// <summary>Registers how a process ends.</summary>
internal static class ShutdownSetup
{
    public static void AddShutdown(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Shutdown").Get<ShutdownOptions>() ?? new ShutdownOptions();
        var delay = options.Delay ?? (builder.Environment.IsDevelopment() ? TimeSpan.Zero : TimeSpan.FromSeconds(5));
        options.Delay = delay;
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<ShutdownLimit>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.Orderly);
        if (delay > TimeSpan.Zero)
            builder.Services.AddHostedService(_ => new ShutdownDelay(delay));
    }

    /// <summary>Runs before anything is stopped; readiness says no since the signal came.</summary>
    private sealed class ShutdownDelay(TimeSpan delay) : IHostedLifecycleService
    {
        public Task StoppingAsync(CancellationToken cancellationToken) => Task.Delay(delay, cancellationToken);

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
