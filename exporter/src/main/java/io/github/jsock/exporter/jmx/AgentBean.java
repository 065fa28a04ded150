package io.github.jsock.exporter.jmx;

import io.github.jsock.exporter.Jvm;
import io.github.jsock.exporter.StackCapture;
import io.github.jsock.exporter.TextTable;
import io.github.jsock.exporter.Version;
import io.github.jsock.exporter.View;
import io.github.jsock.exporter.kernel.TcpInfo;
import io.github.jsock.recorder.Health;
import io.github.jsock.recorder.HookHealth;
import io.github.jsock.recorder.Tracing;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code jsock:type=Agent}. */
final class AgentBean implements AgentMXBean {
    private final View view;
    private volatile @Nullable Runnable detach;

    AgentBean(View view) {
        this.view = view;
    }

    /** Makes {@link #detach()} do this. */
    void onDetach(Runnable action) {
        detach = action;
    }

    @Override
    public String getVersion() {
        return Version.CURRENT;
    }

    @Override
    public String getJdk() {
        return Jvm.version();
    }

    @Override
    public String[] getHookLines() {
        TextTable table = new TextTable().left("STATE").left("HOOK");
        for (HookHealth hook : Health.hooks()) {
            table.row(hook.state().label(), hook.hook());
        }
        return table.lines().toArray(new String[0]);
    }

    @Override
    public HookRow[] getHooks() {
        return Health.hooks().stream().map(HookRow::new).toArray(HookRow[]::new);
    }

    @Override
    public Map<String, Long> getErrors() {
        return Health.errors();
    }

    @Override
    public int getTracked() {
        return view.current().tracked();
    }

    @Override
    public long getUntracked() {
        return view.current().untracked();
    }

    @Override
    public long getUnseenEnds() {
        return view.current().unseenEnds();
    }

    @Override
    public long getFoldedServices() {
        return view.current().foldedServices();
    }

    @Override
    public String getStackCapture() {
        return StackCapture.text(Tracing.oneIn());
    }

    @Override
    public String getTcpInfo() {
        return TcpInfo.availability();
    }

    @Override
    public long getUntraced() {
        return Tracing.unaffordable();
    }

    @Override
    public void setStackCapture(String capture) {
        Tracing.oneIn(StackCapture.oneIn(capture));
    }

    @Override
    public void detach() {
        Runnable action = detach;
        if (action == null) {
            throw new IllegalStateException("detaching is not available");
        }
        action.run();
    }
}
