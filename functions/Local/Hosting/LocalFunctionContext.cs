using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Local.Hosting;

internal sealed class LocalFunctionContext(
    LocalFunction function, string invocationId, object trigger, IServiceProvider services, CancellationToken cancellationToken) : FunctionContext
{
    /// <summary>Where <see cref="FunctionContextExtensions.GetHttpContext"/> looks.</summary>
    private const string HttpContextKey = "HttpRequestContext";

    public override string InvocationId => invocationId;

    public override string FunctionId => function.Id;

    public override FunctionDefinition FunctionDefinition => function;

    // The real worker has these from the Functions host; nothing local needs them.
    public override TraceContext TraceContext => throw Absent(nameof(TraceContext));

    public override BindingContext BindingContext => throw Absent(nameof(BindingContext));

    public override RetryContext RetryContext => throw Absent(nameof(RetryContext));

    public override IInvocationFeatures Features => throw Absent(nameof(Features));

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override IDictionary<object, object> Items { get; set; } = trigger is HttpRequest request
        ? new Dictionary<object, object> { [HttpContextKey] = request.HttpContext }
        : [];

    public override CancellationToken CancellationToken => cancellationToken;

    public LocalFunction Function => function;

    /// <summary>What fired: an HttpRequest, a TimerInfo, a TaskOrchestrationContext or an ActivityInput.</summary>
    public object Trigger => trigger;

    public object? Result { get; set; }

    private static NotSupportedException Absent(string member) => new($"The local host has no {member} for its functions.");
}
