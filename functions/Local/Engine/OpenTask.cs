namespace Mandates.Local.Engine;

/// <summary>A durable task that an orchestrator holds and the history will end.</summary>
internal interface IOpenTask
{
    bool IsCompleted { get; }

    Type ResultType { get; }

    /// <exception cref="System.Text.Json.JsonException">The data are not of the task's type.</exception>
    void Complete(string? data);

    void Fail(Exception exception);
}

/// <summary>Its continuations run at once, on the thread of the step that completes it.</summary>
internal sealed class OpenTask<T> : IOpenTask
{
    private readonly TaskCompletionSource<T> source = new();

    public Task<T> Task => source.Task;

    public bool IsCompleted => source.Task.IsCompleted;

    public Type ResultType => typeof(T);

    public void Complete(string? data) => source.TrySetResult(DurableJson.Converter.Deserialize<T>(data)!);

    public void Fail(Exception exception) => source.TrySetException(exception);

    public bool Cancel(CancellationToken token) => source.TrySetCanceled(token);
}
