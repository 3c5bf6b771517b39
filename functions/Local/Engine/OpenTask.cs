using System.Text.Json;

namespace Mandates.Local.Engine;

/// <summary>A durable task that an orchestrator holds and the history will end.</summary>
internal interface IOpenTask
{
    bool IsCompleted { get; }

    Type ResultType { get; }

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

    public void Complete(string? data)
    {
        T? result;
        try
        {
            result = DurableJson.Converter.Deserialize<T>(data);
        }
        catch (JsonException e)
        {
            source.TrySetException(e);
            return;
        }

        source.TrySetResult(result!);
    }

    public void Fail(Exception exception) => source.TrySetException(exception);

    public bool Cancel(CancellationToken token) => source.TrySetCanceled(token);
}
